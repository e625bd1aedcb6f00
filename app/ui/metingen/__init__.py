"""Metingen: every measurement in one list."""

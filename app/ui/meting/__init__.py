"""Meting: one measurement in seven steps, with its outcome always in view."""

"""Waarnemen: counter and stopwatch for employee and colleague side by side."""

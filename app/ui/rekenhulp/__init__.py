"""Rekenhulp: what if, at the table with an employer. Nothing typed here is stored."""

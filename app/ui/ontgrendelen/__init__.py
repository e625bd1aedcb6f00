"""Ontgrendelen: the window before the archive is open, and the first start in three steps."""

"""Inlezen: a list from Excel or CSV, looked at cell by cell before it goes into the archive."""

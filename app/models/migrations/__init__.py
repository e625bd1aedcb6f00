"""Alembic's revisions and settings. Imports nothing from the program: a revision never changes."""

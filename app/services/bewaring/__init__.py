"""Keeping: backups, restore, recovery key, where an archive lies and who has it open."""

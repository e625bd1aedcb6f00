"""Backups on screen: the list with its preview, and the backup that makes itself."""

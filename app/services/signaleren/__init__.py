"""Noticing in time: signals, Vandaag, changes at work."""

"""Wettelijke bedragen: every amount in force, and entering, confirming and passing on."""

"""Kandidaten: the list of people, found by typing, with a preview beside it."""

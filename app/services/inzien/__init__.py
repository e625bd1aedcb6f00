"""Inzicht: what came of the work over a period, each number with its denominator and the names behind it."""

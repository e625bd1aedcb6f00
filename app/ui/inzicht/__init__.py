"""Inzicht: growth, durations, outcomes and money over a period, each number with who stands behind it."""

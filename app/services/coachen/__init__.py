"""Coaching: trajecten, contacten, regimes, and its paper."""

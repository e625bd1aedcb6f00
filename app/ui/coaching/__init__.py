"""Coaching: log of contacts, agenda, budget, agreements, and the quick entry of a contact."""

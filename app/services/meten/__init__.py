"""Measuring: from the first hoofdtaak to a definitive meting."""

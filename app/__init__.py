"""Loonwaarde: measuring work, computing the loonkostensubsidie, keeping the coaching file."""

__version__ = "0.1.0"

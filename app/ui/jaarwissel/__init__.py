"""Jaarwisseling: all running subsidies set again on 1 January, seen before it is done."""

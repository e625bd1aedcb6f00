"""Vandaag: what asks an action now, each with its reason and one button; the week ahead; hours left."""

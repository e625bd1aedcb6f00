"""Dossier: one kandidaat with plaatsingen, metingen, coaching, documents and time line."""

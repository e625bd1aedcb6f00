"""Who is who: kandidaten, plaatsingen, master data, searching."""

"""One generic table: columns as data, rows from a list or in pages."""

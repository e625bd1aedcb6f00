"""Lists and documents to a printer, to the clipboard and, pulled with the mouse, to another program."""

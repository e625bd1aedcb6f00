"""Reading kandidaten, werkgevers and gemeenten from a file: look first, all or nothing, and undo."""

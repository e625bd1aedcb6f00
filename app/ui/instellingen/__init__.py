"""Instellingen: profile, gemeenten, werkgevers, appearance and the archive itself."""

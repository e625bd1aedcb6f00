"""The two commands of the README and what they share. Standard library only."""

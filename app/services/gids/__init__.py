"""The user guide: chapters as data, searching them, the word behind a field, and the guide as PDF."""

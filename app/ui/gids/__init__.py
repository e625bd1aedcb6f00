"""The guide inside the program: chapters, F1, the tour, what is new."""

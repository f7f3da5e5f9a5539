"""The window of figures: outlets compared in a table and in figures, each with numbers and caption."""

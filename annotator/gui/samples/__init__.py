"""Masks and samples: the window in which they are set, the form that draws a sample, agreeing on units."""

"""The window in which a corpus's cue rules are changed, tried and kept; loaded when it is first opened."""

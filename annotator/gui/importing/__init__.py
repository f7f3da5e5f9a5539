"""The window in which files are looked at before they are imported; loaded when it is first opened."""

"""Small parts of the window that know nothing of a workspace: labels, chips, rows, swatches, editors."""

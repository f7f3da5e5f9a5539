"""The codebook editor: its window, the dialogs that merge, split and retire, and the work-list."""

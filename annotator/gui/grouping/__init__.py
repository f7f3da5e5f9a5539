"""Windows that find what belongs together in a corpus: proposed events, and text that articles share."""

"""Everything by name: the palette over every action, code and article, and codes by their tags."""

"""What a codebook asks of its coders: the tree of codes, what a change means, what to look at again."""

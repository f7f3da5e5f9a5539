"""One task a file, each defines TASK: which gold data it takes, what it counts, what stands beside it."""

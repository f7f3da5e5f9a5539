raise ImportError("no limits here")

"""Text as offsets over one frozen string: canonical text, zones, sentences, tokens, quotations, voice."""

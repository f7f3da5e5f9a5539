"""The event as a whole: who is named and quoted by whom, what is one copy, headline beside headline."""

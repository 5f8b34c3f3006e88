"""How names are found: the tagger, the lexicons, and what the words of the whole story say of each name."""

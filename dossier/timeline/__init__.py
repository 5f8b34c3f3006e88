"""Timeline geometry as pure functions."""

"""Stories to events, in named stages."""

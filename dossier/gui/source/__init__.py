"""The source pane: a story with its words marked."""

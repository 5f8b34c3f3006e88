"""The questions that the window asks. All text is plain, every control has a name and a place in the Tab order."""

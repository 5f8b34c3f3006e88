"""Which reports tell of one happening, how many sources stand behind it, and where they disagree: without a case."""

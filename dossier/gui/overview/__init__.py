"""The case at a glance."""

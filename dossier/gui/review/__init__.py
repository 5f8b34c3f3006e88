"""Judging what the machine is unsure of, one question at a time."""

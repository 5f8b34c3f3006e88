"""What the program speaks of, as frozen dataclasses. Standard library only."""

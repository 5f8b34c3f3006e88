"""The manual inside the program, and where it opens."""

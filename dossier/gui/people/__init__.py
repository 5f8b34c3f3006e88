"""The people: list, dossier, search."""

"""Dossier: who did what, when and by whose account, from folders of news articles."""

__version__ = "0.1.0"

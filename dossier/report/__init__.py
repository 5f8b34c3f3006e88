"""A dossier as a document, and its renderers."""

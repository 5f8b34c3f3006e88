"""A dossier as a document, and its renderers: PDF, interchange JSON, chronology CSV."""

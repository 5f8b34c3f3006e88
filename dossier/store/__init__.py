"""The case file. The only package that knows SQLAlchemy."""

from dossier.store import without_asyncio

without_asyncio.load()

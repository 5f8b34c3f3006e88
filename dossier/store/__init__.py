"""The case file. The only package that knows SQLAlchemy."""

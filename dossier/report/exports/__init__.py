"""The case in the formats of other programs: one module a format, each of which says what it could not hold."""

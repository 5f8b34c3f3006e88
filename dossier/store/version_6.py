"""What version 6 added to version 5: through whom an event is told, from the outermost teller to the innermost."""

STATEMENTS = ("ALTER TABLE events ADD COLUMN chain_json TEXT",)

"""What a user can do: synchronous, free of Qt; each command returns the changes it made."""

"""The import wizard: choose, look over, import, sum up."""

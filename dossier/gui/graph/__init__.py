"""Who appears with whom."""

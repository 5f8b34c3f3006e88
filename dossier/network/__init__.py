"""Who appears with whom, as arrays: free of Qt, of names and of the store."""

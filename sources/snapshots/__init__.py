"""What came back, kept for good: bodies by hash, one row of metadata each."""

"""Numbers and dates as written: where they stand and what they are worth."""

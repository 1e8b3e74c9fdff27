"""Which values of a source may be the claim's, and how each slot of the tuple compares."""

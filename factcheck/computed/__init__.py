"""Values that a claim asks for and no source writes: changes, sums, shares, spans, ages, ranks."""

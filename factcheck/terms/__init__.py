"""Names and words made comparable, and what a claim asks for by its own form."""

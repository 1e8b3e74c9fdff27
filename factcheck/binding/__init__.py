"""How firmly a value of a source is bound to the claim: what bars it, and what it weighs."""

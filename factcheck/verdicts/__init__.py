"""From bound values to a verdict with its evidence, reason and wording."""

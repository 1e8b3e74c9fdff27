"""Words as data: stems, senses, concepts, and what a statement says of its own standing."""

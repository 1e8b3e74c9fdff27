"""From an address to its answer: robots.txt, redirects, politeness, archives, recordings."""

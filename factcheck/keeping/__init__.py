"""What outlasts a run: the store, what was found out before, baselines and sign-offs."""

"""Match, compare, judge; store, settings and the command line."""

"""The commands, one module each: `HELP`, `EXAMPLES`, `arguments(parser)` and `run(args) -> exit code`."""

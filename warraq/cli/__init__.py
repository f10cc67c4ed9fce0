"""The command line: commands, options, completion, what a terminal shows."""

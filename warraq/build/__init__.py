"""The incremental builder: what is to be made, from what, by whom, and what was made before."""

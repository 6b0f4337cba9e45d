"""The board: every paper that can hang there, and the log of what hung where."""

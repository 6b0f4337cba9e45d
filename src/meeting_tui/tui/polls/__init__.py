"""Polls: ballots out, papers back, read, reviewed, counted by the law."""

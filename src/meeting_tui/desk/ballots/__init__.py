"""Ballots at the desk: printed, handed out, taken back, read, keyed in, decided by people."""

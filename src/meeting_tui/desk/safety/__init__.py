"""Keeping and proving: backups, verification, the state of a file."""

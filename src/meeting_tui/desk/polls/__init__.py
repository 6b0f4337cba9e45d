"""Polls at the desk: made, frozen, counted, settled."""

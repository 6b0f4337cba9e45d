"""Proposals: what is put to the vote on a matter."""

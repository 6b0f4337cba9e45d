"""Matters: what the community is concerned with until it is done."""

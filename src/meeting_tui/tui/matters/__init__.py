"""Matters and their proposals."""

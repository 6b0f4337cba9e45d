"""Meetings: prepare one, take the chair, keep the record."""

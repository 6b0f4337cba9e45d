"""Meetings at the desk: called, chaired, recorded."""

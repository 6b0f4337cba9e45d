"""Refusals of the guides."""

from meeting_tui.lang import N_

WORDS = {"guide.unknown": N_("The guides have no page “{page}”. There are: {known}.")}

"""What is counted in sentences that count more than one thing."""

from __future__ import annotations

from meeting_tui.lang.plurals import N_n

UNITS = N_n("{n} unit", "{n} units")
VOTERS = N_n("{n} voter", "{n} voters")
HEADS = N_n("{n} head", "{n} heads")
SEATS = N_n("{n} seat", "{n} seats")
CANDIDATES = N_n("{n} candidate", "{n} candidates")
PAGES = N_n("{n} page", "{n} pages")
MEMBERS = N_n("{n} member", "{n} members")
TICKS = N_n("{n} tick", "{n} ticks")
CHOICES = N_n("{n} choice", "{n} choices")
HEAD_VOTES = N_n("{n} vote by head", "{n} votes by head")
VOTERS_WEIGH = N_n("{n} voter weighs", "{n} voters weigh")
ENTRIES = N_n("{n} entry", "{n} entries")
THERE = N_n("{n} is there", "{n} are there")
CAME_LATER = N_n("{n} came later", "{n} came later")

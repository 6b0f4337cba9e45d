"""Matters and proposals."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "matters.title": N_("A matter needs a title."),
    "matters.state": N_("“{state}” is no state of a matter. Use one of: {known}."),
    "matters.unknown": N_("There is no matter number {matter}."),
    "matters.unknown_proposal": N_("There is no proposal number {proposal}. Look it up under its matter."),
    "matters.no_title": N_("The proposal needs a title."),
    "matters.no_text": N_(
        "The proposal has no text. Say what will be done, what it costs, who pays and what each unit bears."
    ),
}

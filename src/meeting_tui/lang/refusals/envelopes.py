"""Envelopes of a secret poll: handed out, back, opened."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.ways import Ways

WORDS = {
    "envelopes.none": N_(
        "The papers of poll {poll} come in no envelopes: its ballots themselves are handed out and taken back."
    ),
    "envelopes.unknown_serial": N_(
        "Poll {poll} has no envelope {serial}. Compare the number on the envelope and try again."
    ),
    "envelopes.or_unit": N_(
        "“{given}” may be envelopes {first} to {last}, or a unit. For the envelopes write “{first} to {last}”; for "
        "the unit, its envelope's number or the voter's name."
    ),
    "envelopes.named_twice": N_("Envelope {serial} is named twice. Name each once."),
    "envelopes.building_done": N_("In {building} no envelope is left to do this with."),
    "envelopes.void": N_(
        "Envelope {serial} was made void by {by} on {at}: {reason}. Only the one that takes its place counts."
    ),
    "envelopes.issued": N_("Envelope {serial} was handed out to {to} on {at}, by {by}."),
    "envelopes.not_issued": N_("Envelope {serial} was never handed out. Register that first."),
    "envelopes.not_returned": N_("Nobody registered that envelope {serial} came back."),
    "envelopes.returned": N_("Envelope {serial} came back on {at}, taken by {by}."),
    "envelopes.replaced": N_("Envelope {serial} is void for good: {new} took its place."),
    "envelopes.nothing_done": N_("Nothing was done with envelope {serial} that could be taken back."),
    "envelopes.out": N_(
        "Envelopes of poll {poll} are out ({count}), each with a paper in it. Printed again, two papers would bear "
        "one code. Take a spare paper where one is spoiled."
    ),
    "envelopes.not_mixed": Ways(
        N_(
            "The papers of poll {poll} are still in their envelopes. When its time is up, open them all before "
            "two people, mix the papers, and register that ({way})."
        ),
        "meeting-tui envelopes mix {poll}",
        N_("Ctrl+O on the poll"),
    ),
    "envelopes.mixed": N_(
        "The papers of poll {poll} were taken out and mixed on {at} ({by}). One that came now, alone, would tell "
        "whose it is: enter its envelope as late and leave it closed."
    ),
    "envelopes.papers": N_(
        "Papers that came out of the envelopes: {papers}. That can't be, printed were {last}. Count them again."
    ),
    "envelopes.number": N_("Type how many papers came out of the envelopes, in digits."),
    "envelopes.differs": N_(
        "Envelopes that came back: {envelopes}; papers that came out: {papers}. Count again; if it stays so, say "
        "why."
    ),
}

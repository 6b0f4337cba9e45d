"""What a check code belongs to."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.nouns import CAME_LATER, ENTRIES
from meeting_tui.lang.plurals import Counting

WORDS = {
    "codes.unknown": N_(
        "This community's file has no record, paper or key with the check code {code}. Read it again, group by group; if it is right, the paper was not made from this file, or the file was changed."
    ),
    "codes.head": Counting(
        N_("It is {stream} with {entries}, as it stood on {at}. {later}."),
        entries=ENTRIES,
        later=CAME_LATER,
    ),
    "codes.head_now": Counting(
        N_("It is {stream} with {entries}, as it stands since {at}."), entries=ENTRIES
    ),
    "codes.edition": N_("It is the text of edition {no}, {kind}, issued on {at}."),
    "codes.edition_head": N_("Edition {no}, {kind}, bears it since {at} as the check code of its record."),
    "codes.lots": N_("It is who is level and how lots are thrown, as announced in {stream} at {at}."),
    "codes.count": N_("It is a count that stands in {stream} since {at}."),
    "codes.readings": N_("It is all readings of an audit, fixed in {stream} on {at}."),
    "codes.roll": N_("It is the roll that {stream} goes by since {at}."),
    "codes.definition": N_("It is what was put to the vote, fixed in {stream} on {at}."),
    "codes.bundle": N_(
        "The bundle belongs to {poll}: head, count, roll, law and questions are the same in this file."
    ),
    "codes.bundle_unknown": N_(
        "This community's file has no poll {poll}; whose the bundle is, its result sheet shows: compare the check codes."
    ),
    "codes.bundle_differs": N_(
        "The bundle says other than {poll}, at {where}. Do not rely on it; count the poll again and compare."
    ),
    "codes.bundle_replaced": N_(
        "The bundle is genuine but holds no more: {poll} was counted again, and the result of {day} replaced it. Take the bundle of that one."
    ),
    "codes.other": N_("It stands in entry {seq} of {stream}, of {at}."),
}

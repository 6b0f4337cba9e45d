"""Why a page, or one question on it, needs people: every code a report may hold. Words: `lang.reasons`.

`not_printed`, `void`, `set_aside`, `late`, `on_record`, `duplicate`, `seen_twice`, `read_before`, `better`,
`not_returned` come from the desk, which knows what was on record before.
"""

from __future__ import annotations

from typing import Literal

Status = Literal["read", "review", "rejected"]

# A page that gives nothing to this count.
FILE_FAULTS = (
    "unknown_type",
    "heic",
    "no_access",
    "changed",
    "locked",
    "damaged",
    "too_large",
    "too_small",
    "too_many_pages",
    "more_inside",
    "too_slow",
    "crashed",
    "same_file",
)
NOT_COUNTED = (
    "blank_page",
    "not_a_ballot",
    "foreign_code",
    "newer_version",
    "other_poll",
    "forged",
    "test_ballot",
    "official_ballot",
    "no_such_page",
    "not_printed",
    "void",
    "set_aside",
    "late",
    "on_record",
)
# A ballot that people must look at as a whole.
PAGE_DOUBTS = (
    "too_dark",
    "no_code",
    "two_codes",
    "two_papers",
    "joined",
    "half_forged",
    "half_other_poll",
    "half_test",
    "not_registered",
    "misaligned",
    "low_resolution",
    "low_contrast",
    "unsigned",
    "duplicate",
)
# One question that people must look at.
QUESTION_DOUBTS = (
    "overvote",
    "undervote",
    "contradiction",
    "faint",
    "small",
    "outside",
    "line_through",
    "blackened",
    "crossed_out",
    "frame",
    "off_page",
    "write_in",
    "written",
    "unclear",
    "one_bit",
)
# Said of a page that was read all the same.
WARNINGS = (
    *("print_scale", "note", "head_unread", "foot_unread"),
    *("seen_twice", "read_before", "better", "not_returned"),
)

REJECTED = frozenset(FILE_FAULTS + NOT_COUNTED)
ALL = (*FILE_FAULTS, *NOT_COUNTED, *PAGE_DOUBTS, *QUESTION_DOUBTS, *WARNINGS)


class Unreadable(Exception):
    """This page can't be read any further; `reason` is one of the codes above."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def status(reasons: tuple[str, ...]) -> Status:
    """What these reasons make of a page."""
    if any(reason in REJECTED for reason in reasons):
        return "rejected"
    return "review" if any(reason not in WARNINGS for reason in reasons) else "read"


def why_rejected(reasons: tuple[str, ...]) -> str:
    """The reason that gives a rejected page nothing to do with the count."""
    return next(reason for reason in reasons if reason in REJECTED)

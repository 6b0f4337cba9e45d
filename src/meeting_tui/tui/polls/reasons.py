"""Why a ballot waits, and why people may call it invalid, in words."""

from __future__ import annotations

from collections.abc import Iterable

from meeting_tui.lang import N_, _

INVALID = {
    "unsigned": N_("Not signed"),
    "not-owner": N_("Signed by somebody who is not the owner"),
    "no-proxy": N_("Signed for the owner without a written proxy"),
    "not-ours": N_("Not a ballot of this poll"),
    "unreadable": N_("What is meant can't be made out"),
    "late": N_("Came too late"),
    "duplicate": N_("A second paper with the same number"),
}


def invalid_reason(code: str) -> str:
    """A reason for an invalid ballot; what people wrote themselves stays as it is."""
    return _(INVALID[code]) if code in INVALID else code


def reasons(codes: Iterable[str]) -> list[str]:
    """The reader's reasons, and those the register adds."""
    return list(codes)

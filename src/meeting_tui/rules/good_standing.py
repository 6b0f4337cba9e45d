"""Who may vote and stand although on the roll, and who needs no votes: arrears, candidacy, acclamation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from meeting_tui.rules.condition import Words
from meeting_tui.rules.node import SPAN, Node
from meeting_tui.rules.optional import flag, number, several

_VERIFIED: tuple[Literal["yes", "secondary", "no"], ...] = ("yes", "secondary", "no")


@dataclass(frozen=True)
class Arrears:
    """Whoever owes the community has no vote under `rules`, unless it is paid `days` before the vote ends
    (0: while it lasts). `stay`: the measures of which they stay in the base, so that quorums are of all."""

    rules: tuple[str, ...]
    cite: Words
    wording: Words
    verified: Literal["yes", "secondary", "no"]
    days: int = 0
    stay: tuple[str, ...] = ()

    def last_day(self, closes: date) -> date:
        """The last day on which paying gives the vote back."""
        return closes - timedelta(days=self.days)


@dataclass(frozen=True)
class Candidacy:
    """Who may stand for election; `owner`: nobody who owns nothing, `paid`: nobody who is in arrears."""

    cite: Words
    wording: Words
    verified: Literal["yes", "secondary", "no"]
    owner: bool = False
    paid: bool = False


@dataclass(frozen=True)
class Acclamation:
    """Where no more stand than there are seats, they may be declared elected without a vote."""

    cite: Words
    wording: Words
    verified: Literal["yes", "secondary", "no"]


def read_acclamation(node: Node) -> Acclamation | None:
    """What a profile says of it; None where the law knows none."""
    told = node.maybe("acclamation")
    if told is None:
        return None
    told.table("cite", "wording", "verified")
    return Acclamation(**law_said(told))


def read_arrears(node: Node, rules: tuple[str, ...], measures: tuple[str, ...]) -> Arrears | None:
    """What a profile says of arrears; None where it takes nobody's vote."""
    told = node.maybe("arrears")
    if told is None:
        return None
    told.table("rules", "days", "stay", "cite", "wording", "verified")
    binds = tuple(each.one_of(rules) for each in told.must("rules").items())
    stay = tuple(each.one_of(measures) for each in several(told, "stay"))
    days = number(told, "days", SPAN) or 0
    return Arrears(binds or told.fail("empty"), **law_said(told), days=days, stay=stay)


def read_candidacy(node: Node) -> Candidacy | None:
    """What a profile says of candidates; None where that is not known."""
    told = node.maybe("candidates")
    if told is None:
        return None
    told.table("owner", "paid", "cite", "wording", "verified")
    return Candidacy(**law_said(told), owner=flag(told, "owner"), paid=flag(told, "paid"))


def law_said(told: Node) -> dict[str, Any]:
    """Clause, wording and how far it was verified."""
    read: Mapping[str, Any] = {
        "cite": told.must("cite").words(),
        "wording": told.must("wording").words(),
        "verified": told.must("verified").one_of(_VERIFIED),
    }
    return dict(read)

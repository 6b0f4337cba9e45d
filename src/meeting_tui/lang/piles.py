"""Papers counted by hand, in words: what was counted, what differs, which ballots to look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from meeting_tui.lang import N_, N_p, Translator
from meeting_tui.lang.formats import names, weight
from meeting_tui.published import PileForm, PilesForm

WHAT = {
    "papers": N_p("counted", "ballots in hand"),
    "envelopes": N_p("counted", "envelopes"),
    "unused": N_p("counted", "not handed out"),
    "spoiled": N_p("counted", "void"),
    "stubs": N_p("counted", "stubs torn off"),
    "printed": N_p("counted", "in all, with those still out"),
    "weight": N_p("counted", "papers of one weight, by envelopes"),
}
"""What is counted, by its code."""
_STATES = {
    "none": N_("not counted"),
    "once": N_("counted by one person"),
    "differs": N_("two persons differ: count again"),
}
_WHY = {
    "unread": N_("came back, not read"),
    "elsewhere": N_("read among the papers of another pile"),
    "twice": N_("read twice"),
    "undone": N_("its return was undone"),
    "unreturned": N_("read, return not registered"),
    "out": N_("handed out, not back"),
    "all": N_("all of the pile, to tick off"),
}
_DIFFERS = (
    N_("Counted by hand, the numbers are not those on record. {names}: {reason}"),
    N_("PROVISIONAL: what was counted by hand is not what is on record."),
)
_OF_WEIGHT = (
    N_("Of a weight there are more or fewer papers than envelopes. {names}: {reason}"),
    N_("PROVISIONAL: of a weight there are more or fewer papers than envelopes."),
)
_UNCOUNTED = (
    N_("Not everything was counted by hand. {names}: {reason}"),
    N_("PROVISIONAL: two persons have not counted the papers by hand yet."),
)
_MOST = 24
"""Numbers or spans of numbers in a line; JSON has all."""


def pile(row: PileForm, t: Translator) -> str:
    """The pile's name; of what is compared for the whole poll, none."""
    if row["what"] == "weight":
        _heads, area, share = row["pile"].split(":")
        return weight(int(area), share, t)
    if row["pile"]:
        return row["pile"]
    return t("in no box") if row["what"] in ("papers", "envelopes") else ""


def state(row: PileForm, t: Translator) -> str:
    """How far a number is, and whether it is that of the record."""
    counted, recorded = row["counted"], row["recorded"]
    if counted is None or recorded is None:
        return t(_STATES["none" if row["what"] == "printed" else row["state"]])
    if counted == recorded:
        return t("agrees")
    more = format(counted - recorded, "+d")
    return t("DIFFERS: {n}", n=more)


def told(row: PileForm, t: Translator) -> str:
    """What was counted, and how far it is."""
    return t("{what}: {text}", what=t(WHAT[row["what"]]), text=state(row, t))


def verdict(found: PilesForm, t: Translator) -> str:
    """Whether a result is final, and why not."""
    if found["holds"]:
        return t("Counted by hand by two persons each: the numbers are those on record.")
    odd = {row["what"] for row in found["piles"] if row["counted"] not in (None, row["recorded"])}
    uncounted = any(row["counted"] is None for row in found["piles"])
    differs, of_weight = odd - {"weight"}, "weight" in odd and not uncounted
    words = _DIFFERS if differs else _OF_WEIGHT if of_weight else _UNCOUNTED
    if said := found["explained"]:
        return t(words[0], names=names(said["by"], t.lang), reason=said["reason"])
    return t(words[1])


def to_look_for(found: PilesForm, t: Translator, most: int = _MOST) -> Iterator[str]:
    """A line for each pile that differs and each reason: the numbers of the ballots to look for."""
    for row in found["piles"]:
        where = t(WHAT[row["what"]])
        where = t("{what}, {pile}", what=where, pile=pile(row, t)) if pile(row, t) else where
        for why in dict.fromkeys(each["why"] for each in row["look_for"]):
            serials = [int(each["serial"]) for each in row["look_for"] if each["why"] == why]
            told = {"where": where, "why": t(_WHY[why]), "serials": spans(serials, t, most)}
            yield t("{where}: look for {serials} ({why})", **told)


def spans(serials: Sequence[int], t: Translator, most: int = _MOST) -> str:
    """Ballot numbers, those in a row as a span; of very many only the first."""
    pieces = [_span(list(run)) for run in _runs(serials)]
    shown = " ".join(pieces[:most])
    more = len(pieces) - most
    return shown if more <= 0 else t("{serials} … and more: see --json", serials=shown)


def _runs(serials: Iterable[int]) -> Iterator[list[int]]:
    for _key, run in groupby(enumerate(sorted(set(serials))), lambda pair: pair[1] - pair[0]):
        yield [serial for _at, serial in run]


def _span(run: list[int]) -> str:
    return f"{run[0]:06d}" if len(run) == 1 else f"{run[0]:06d}-{run[-1]:06d}"

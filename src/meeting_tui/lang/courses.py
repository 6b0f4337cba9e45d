"""Where a poll stands, what comes next, what may happen and what two people changed, in words."""

from __future__ import annotations

from collections.abc import Iterable

from meeting_tui.lang import N_p, Translator
from meeting_tui.lang.formats import moment, names

_STEPS = {
    "rehearse": N_p("step", "put a marked test deck through the scanner"),
    "print": N_p("step", "print the ballots"),
    "wait": N_p("step", "wait"),
    "issue": N_p("step", "hand the ballots out"),
    "return": N_p("step", "take ballots back"),
    "key": N_p("step", "key in or read what came back"),
    "decide": N_p("step", "two people decide what is in doubt"),
    "attest": N_p("step", "two people say how the ballots came that nobody took back"),
    "close": N_p("step", "close the poll"),
    "mix": N_p("step", "open the envelopes and mix the papers, before two people"),
    "piles": N_p("step", "two people count the papers by hand, pile by pile"),
    "count": N_p("step", "put the result on record"),
    "result": N_p("step", "post the result"),
}
_ACTS = {
    "rehearse": N_p("act", "rehearse"),
    "print": N_p("act", "print"),
    "issue": N_p("act", "hand out"),
    "return": N_p("act", "take back"),
    "admit": N_p("act", "enter as come in time"),
    "late": N_p("act", "enter as late"),
    "replace": N_p("act", "replace"),
    "void": N_p("act", "make void"),
    "read": N_p("act", "read scans"),
    "enter": N_p("act", "key in"),
    "decide": N_p("act", "decide doubtful ballots"),
    "merge_names": N_p("act", "join two spellings of a written name"),
    "give_proxy": N_p("act", "register proxies"),
    "pay": N_p("act", "enter arrears as paid"),
    "object": N_p("act", "enter objections"),
    "close": N_p("act", "close"),
    "close_early": N_p("act", "close early"),
    "mix": N_p("act", "open the envelopes"),
    "settle": N_p("act", "settle a tie"),
    "count": N_p("act", "put the result on record"),
    "count_pile": N_p("act", "count papers by hand"),
    "explain": N_p("act", "say why the numbers differ"),
    "extend": N_p("act", "extend"),
    "reopen": N_p("act", "reopen"),
    "withdraw": N_p("act", "withdraw the poll"),
    "audit": N_p("act", "audit the result"),
    "recount": N_p("act", "count again"),
}
_CHANGES = {
    "extended": N_p("change", "{at}: extended until {closes} by {names}: {reason}"),
    "shortened": N_p("change", "{at}: closed before its last minute by {names}: {reason}"),
    "reopened": N_p("change", "{at}: opened again until {closes} by {names}: {reason}"),
    "withdrawn": N_p("change", "{at}: withdrawn by {names}: {reason}"),
    "recount": N_p("change", "{at}: a recount begun by {names}: {reason}"),
}


def poll_step(step: str, t: Translator) -> str:
    """What comes next in a poll; nothing where it is withdrawn."""
    return t(_STEPS[step]) if step else ""


def poll_acts(acts: Iterable[str], t: Translator) -> str:
    """What is possible now, the chief acts alone."""
    return names([t(_ACTS[act]) for act in acts if act in _ACTS], t.lang)


def course(kind: str, at: str, closes: str, people: Iterable[str], reason: str, t: Translator) -> str:
    """One change of a poll's course in a line; moments are ISO."""
    until = moment(closes, t.lang) if closes else ""
    told = {"at": moment(at, t.lang), "closes": until, "names": names(people, t.lang), "reason": reason}
    return t(_CHANGES[kind], **told)


def rehearsal(at: str, by: str, answers: int, asked: int, waived: str, t: Translator) -> str:
    """What was done before papers went out, or why nothing was (`waived`)."""
    when = moment(at, t.lang)
    if waived:
        return t("none, by {name} on {at}: {reason}", name=by, at=when, reason=waived)
    return t(
        "{at}, {name}: {answers} read, {asked} of them left to people, none misread",
        at=when,
        name=by,
        answers=t.plural("{n} answer", "{n} answers", answers),
        asked=asked,
    )

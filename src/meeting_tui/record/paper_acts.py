"""What each entry about one ballot makes of it: the steps of the register that change a single paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from meeting_tui.record.ballot import (
    Adjudication,
    BallotPaper,
    Entering,
    Issue,
    Marks,
    Reading,
    Return,
    Undone,
    Void,
)
from meeting_tui.record.chain import Entry
from meeting_tui.record.person import Labels, people_of

Texts = Mapping[tuple[int, str], str | None]


def _marks(body: Mapping[str, Any]) -> Marks:
    return {question: tuple(choices) for question, choices in body["marks"].items()}


def _reading(entry: Entry) -> Reading:
    body = entry.body
    return Reading(
        entry.seq,
        body["page"],
        body["source"],
        body["sheet"],
        body.get("status", "review"),
        _marks(body),
        tuple(body.get("reasons", ())),
        entry.at,
        body.get("image", ""),
    )


def _issued(paper: BallotPaper, entry: Entry, texts: Texts) -> BallotPaper:
    seq, body = entry.seq, entry.body
    to = texts.get((seq, "to"))
    new = Issue(seq, to, body["mode"], body["by"], entry.at, body.get("signature", ""))
    return paper.but(issues=(*paper.issues, new))


def _returned(paper: BallotPaper, entry: Entry, _texts: Texts) -> BallotPaper:
    body = entry.body
    attested = labels(body) if "attested" in body else ()
    said = body.get("late", False), attested, body.get("reason", ""), _unproven(body)
    new = Return(body["by"], entry.at, body.get("box", ""), entry.seq, *said)
    return paper.but(returns=(*paper.returns, new))


def _unproven(body: Mapping[str, Any]) -> bool:
    """Whether only a station's clock tells that it was in time."""
    return bool(body.get("from", {}).get("unproven"))


def labels(body: Mapping[str, Any], name: str = "attested") -> tuple[str, ...]:
    people = people_of(body, name)
    return tuple(map(Labels(people), people))


def _read(paper: BallotPaper, entry: Entry, _texts: Texts) -> BallotPaper:
    new = _reading(entry)
    old = next((reading for reading in paper.readings if reading.page == new.page), None)
    if old and not new.same_sheet(old):
        if not (entry.body.get("better") and new.betters(old)):
            return paper.but(duplicates=(*paper.duplicates, new))
        paper = paper.but(replaced=(*paper.replaced, old))
    others = (reading for reading in paper.readings if reading.page != new.page)
    return paper.but(readings=tuple(sorted((*others, new), key=lambda reading: reading.page)))


def _entered(paper: BallotPaper, entry: Entry, _texts: Texts) -> BallotPaper:
    body = entry.body
    who = body["by"], entry.at, body.get("by_id", 0)
    keyed = Entering(entry.seq, _marks(body), *who, body.get("aside", False))
    if body.get("second"):
        return paper.but(again=keyed)
    return paper.but(enterings=(*paper.enterings, keyed))


def _adjudicated(paper: BallotPaper, entry: Entry, _texts: Texts) -> BallotPaper:
    body = entry.body
    decided = Adjudication(
        entry.seq, body["valid"], _marks(body), body["reason"], labels(body, "by"), entry.at
    )
    return paper.but(decisions=(*paper.decisions, decided))


def _voided(paper: BallotPaper, entry: Entry, _texts: Texts) -> BallotPaper:
    body = entry.body
    return paper.but(void=Void(body["reason"], body["by"], entry.at, entry.seq, body.get("new", 0)))


def _undone(paper: BallotPaper, entry: Entry, _texts: Texts) -> BallotPaper:
    body = entry.body
    of = body["of"]
    gone: dict[str, Any] = {
        name: None for name in ("again", "void") if (act := getattr(paper, name)) and act.seq == of
    }
    told = Undone(entry.seq, of, body["reason"], body["by"], entry.at)
    back = next((each for each in paper.returns if each.seq == of and not each.unproven), None)
    if back and _unproven(body):  # whether it was still in time to take that back is for people to say
        gone["returns"] = (*paper.returns, back._replace(seq=entry.seq, unproven=True))
    return paper.but(undone=(*paper.undone, told), **gone)


def _moved(paper: BallotPaper, entry: Entry, _texts: Texts) -> BallotPaper:
    body = entry.body
    return paper.but(
        returns=tuple(
            each._replace(box=body["box"]) if each.seq == body["of"] else each for each in paper.returns
        )
    )


def _duplicated(paper: BallotPaper, entry: Entry, _texts: Texts) -> BallotPaper:
    return paper.but(duplicates=(*paper.duplicates, _reading(entry)))


PAPER_ACTS: Mapping[str, Callable[[BallotPaper, Entry, Texts], BallotPaper]] = {
    "ballot.issued": _issued,
    "ballot.returned": _returned,
    "ballot.read": _read,
    "ballot.entered": _entered,
    "ballot.adjudicated": _adjudicated,
    "ballot.voided": _voided,
    "ballot.undone": _undone,
    "ballot.moved": _moved,
    "ballot.duplicate": _duplicated,
}
"""By kind of entry."""

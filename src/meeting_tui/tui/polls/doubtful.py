"""What is shown of a ballot that waits: why, who saw what, the pictures of its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from meeting_tui.lang import _
from meeting_tui.lang.waiting import reasons
from meeting_tui.tui.polls.crop import Grey, cut
from meeting_tui.tui.text import line, spread, warned
from meeting_tui.tui.words import clauses, names, titled, word

if TYPE_CHECKING:
    from meeting_tui.desk.ballots.review import Doubt, Picture
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.polls.definition import Asked
    from meeting_tui.record.ballot import Adjudication

_BESIDE = frozenset({"write_in", "written", "outside", "unclear", "off_page", "faint"})
"""Reasons for which the boxes alone show too little: what stands beside them is to be seen too."""
Pictures = tuple[tuple[str, str, tuple[Grey, ...]], ...]
"""Of each question, the scan it is of where there are several, and what is shown of it."""


def why(doubt: Doubt, *, brief: bool = False) -> Content:
    """Whose it is, where it lies, why it waits; `brief` while it is decided: the picture needs the room."""
    where = clauses(f"{source}:{sheet}" for source, sheet in doubt.where if source)
    rows = [
        spread(
            (f"{doubt.ballot.serial:06d}  ", "bold $accent"),
            (doubt.ballot.label or "–", "bold"),
            (f"  {where}" if brief else "", "$text-muted"),
        ),
        *(spread((warned(""), "bold $error"), (reason, "bold")) for reason in reasons(doubt.reasons)),
        *_apart(doubt),
        *(_decision(doubt.decision) if doubt.decision else ()),
    ]
    if not brief:
        rows[1:1] = [line(clauses(doubt.ballot.units.split("\n"))), line(where, "$text-muted")]
    return Content("\n").join(rows)


def _apart(doubt: Doubt) -> Iterator[Content]:
    """What was seen differently, side by side."""
    second = _("keyed in as a second paper")
    for each in doubt.apart:
        saw = [
            spread((f"{who or second} ", "$text-muted"), (f"[{_ticked(each.asked, marks)}]", "bold"))
            for who, marks in each.seen
        ]
        yield spread((f"{each.asked.title}  ", ""), Content("   ").join(saw))


def _ticked(asked: Asked, marks: Sequence[str]) -> str:
    return names([asked.labels.get(mark, mark) for mark in marks]) if marks else word("blank")


def _decision(said: Adjudication) -> Iterator[Content]:
    """What two people made of it; another decision may take its place."""
    told = clauses((word("valid" if said.valid else "invalid"), word(said.reason) if said.reason else ""))
    yield line(titled(_("Decided by {names}", names=names(said.by)), told), "bold")


def pictures(office: Office, poll: str, doubt: Doubt, cells: int) -> Pictures:
    from meeting_tui.desk.ballots import acts as ballots

    beside = not _BESIDE.isdisjoint(doubt.reasons)
    shown = ballots.pictures(office, poll, doubt.ballot.serial)
    scans = _scans(shown)
    return tuple(
        (
            picture.question,
            scans[picture.image] if len(scans) > 1 else "",
            cut(picture, cells, beside=beside),
        )
        for picture in shown
    )


def _scans(shown: Iterable[Picture]) -> dict[str, str]:
    """File and page of each picture, as the ballot's readings name them; those of one name are numbered."""
    named: dict[str, list[str]] = {}
    for image, source in {picture.image: picture.source for picture in shown}.items():
        named.setdefault(":".join(source.rsplit("#", 1)), []).append(image)
    return {
        image: f"{name} ({no})" if len(images) > 1 else name
        for name, images in named.items()
        for no, image in enumerate(images, 1)
    }

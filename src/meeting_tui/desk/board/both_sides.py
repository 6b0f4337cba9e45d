"""A public document beside what it is made of: what is masked, what stays in clear and why."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk import communities
from meeting_tui.desk.board import documents, privacy
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.office import Office
from meeting_tui.lang import translator
from meeting_tui.paper.documents import copies
from meeting_tui.paper.documents.copies import MaskedLine
from meeting_tui.paper.documents.known import InClear
from meeting_tui.paper.documents.wording import NOT_SHOWN
from meeting_tui.refusal import Key, Refusal


@dataclass(frozen=True)
class MaskedPaper:
    """What of a public copy is masked; what of what people told stays in clear, in which capacity; and how
    many numbers are not shown, for they would tell of a few people."""

    clear: tuple[InClear, ...]
    lines: tuple[MaskedLine, ...]
    withheld: int = 0


def named(name: str) -> DocumentRef:
    """The paper that the posting log calls so."""
    kind, _colon, rest = name.partition(":")
    ref, _colon, part = rest.partition(":")
    return DocumentRef(kind, ref, part=part)  # type: ignore[arg-type]


def masked(office: Office, paper: DocumentRef) -> MaskedPaper:
    """A public copy beside what it is made of. Refused as `documents.build`, and for a copy that is not
    public."""
    if not paper.public:
        raise Refusal("documents.unknown", kind=Key(paper.kind))
    made, known = documents.draft(office, paper), privacy.known(office, paper)
    finished = copies.public(made, known)
    said = translator(communities.community(office).lang)(NOT_SHOWN)
    withheld = sum(text.count(said) for text in copies.texts(finished))
    shown = {each.text for each in known.clear if any(each.text in text for text in copies.texts(finished))}
    clear = tuple(each for each in known.clear if each.text in shown)
    return MaskedPaper(clear, copies.differences(made, finished), withheld)

"""A public document beside what it is made of: what is masked, what stays in clear and why."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk.board import documents, privacy
from meeting_tui.desk.office import Office
from meeting_tui.paper.documents import copies
from meeting_tui.paper.documents.copies import MaskedLine
from meeting_tui.paper.documents.known import InClear
from meeting_tui.refusal import Key, Refusal


@dataclass(frozen=True)
class MaskedPaper:
    """What of a public copy is masked, and what of what people told stays in clear, in which capacity."""

    clear: tuple[InClear, ...]
    lines: tuple[MaskedLine, ...]


def masked(office: Office, name: str) -> MaskedPaper:
    """A public copy beside what it is made of; `name` as the posting log has it. Refused as `build`."""
    kind, _colon, rest = name.partition(":")
    ref, _colon, part = rest.partition(":")
    paper = documents.DocumentRef(kind, ref, part=part)  # type: ignore[arg-type]
    if not paper.public:
        raise Refusal("documents.unknown", kind=Key(kind))
    made, known = documents.draft(office, paper), privacy.known(office, ref)
    return MaskedPaper(known.clear, copies.differences(made, copies.public(made, known)))

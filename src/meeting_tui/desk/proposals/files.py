"""Proposals in files, by the ending of the name: .md and .docx."""

from __future__ import annotations

from pathlib import Path

from meeting_tui.desk.proposals.word_file import from_word, to_word
from meeting_tui.desk.proposals.written import from_markdown, to_markdown
from meeting_tui.lang import Translator
from meeting_tui.output import whole_file
from meeting_tui.record.proposal.values import ProposalDraft
from meeting_tui.refusal import Refusal, Why
from meeting_tui.rules.profile import Profile

LARGEST = 5_000_000


def read(path: Path, before: ProposalDraft, currency: str) -> ProposalDraft:
    """What a file says, its cost in that currency. Refusals proposals.ending, .unreadable, .word."""
    if path.suffix.lower() == ".docx":
        return from_markdown(from_word(path), before, currency)
    _check_ending(path)
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise Refusal("proposals.big", path=str(path), most=LARGEST // 1_000_000)
        if b"\0" in raw:
            raise Refusal("proposals.not_utf8", path=str(path))
        return from_markdown(raw.decode("utf-8-sig"), before, currency)
    except UnicodeDecodeError as error:
        raise Refusal("proposals.not_utf8", path=str(path)) from error
    except OSError as error:
        raise Refusal("proposals.unreadable", path=str(path), reason=Why.of(error)) from error


def write(path: Path, draft: ProposalDraft, t: Translator, law: Profile) -> None:
    """The draft as a file, its kind as that law calls it. Refusal proposals.ending."""
    text = to_markdown(draft, t, law)
    if path.suffix.lower() != ".docx":
        _check_ending(path)
    with whole_file(path) as made:
        made.write_bytes(to_word(text) if path.suffix.lower() == ".docx" else text.encode())


def _check_ending(path: Path) -> None:
    if path.suffix.lower() not in (".md", ".txt"):
        raise Refusal("proposals.ending", path=str(path))

"""What turns one document into a file; the ending of its name says which: PDF, Word, Markdown, plain text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from meeting_tui.refusal import Refusal

if TYPE_CHECKING:
    from meeting_tui.paper.documents.copies import FinishedPaper

ENDINGS = (".pdf", ".docx", ".md", ".txt")
Size = Literal["A4", "A3"]


def ending(out: Path) -> str:
    """How the file's name ends; refused as `paper.ending` when nothing of ours is written so."""
    found = out.suffix.lower()
    if found not in ENDINGS:
        raise Refusal("paper.ending", path=str(out))
    return found


def write(document: FinishedPaper, out: Path, size: Size = "A4") -> None:
    """Write the document, whole or not at all.

    Refused: `paper.ending`, and `paper.unwritable` with nothing left behind.
    """
    kind = ending(out)
    if kind == ".pdf":
        from meeting_tui.paper.writers.pdf.pdf import write_pdf

        write_pdf(document, out, size)
    else:
        from meeting_tui.output import whole_file

        made = _word(document, size) if kind == ".docx" else _text(document, kind).encode()
        with whole_file(out) as draft:
            draft.write_bytes(made)


def _word(document: FinishedPaper, size: Size) -> bytes:
    from meeting_tui.paper.writers.word.word import render_word

    return render_word(document, size)


def _text(document: FinishedPaper, kind: str) -> str:
    if kind == ".md":
        from meeting_tui.paper.writers.markdown import render_markdown

        return render_markdown(document)
    from meeting_tui.paper.writers.text import render_text

    return render_text(document)

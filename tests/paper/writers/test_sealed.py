"""The place of the seal beside the proof is read in one order, wherever the closing words end."""

from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from meeting_tui.paper import fonts, qr
from meeting_tui.paper.writers.pdf.flowables import ClaimsBlock, Look, SealPlace
from meeting_tui.paper.writers.pdf.sealed import SealedProof

LABEL, CAPTION = "（盖章处）", "扫码核对"
WIDTH, TOP = 480.0, 780.0


def _text(folder: Path, closing: str, organ: str, size: float) -> str:
    fonts.load()
    made = SealedProof(
        closing,
        Look(size),
        SealPlace("", organ, "2025年12月10日", LABEL, size, part=1.0),
        ClaimsBlock(CAPTION, "一\n二\n三", qr.public("MEETING-TUI/1\nbody 00")),
    )
    canvas = Canvas(str(folder / "s.pdf"))
    _width, high = made.wrap(WIDTH, TOP)
    made.drawOn(canvas, 50, TOP - high)
    canvas.save()
    with pypdfium2.PdfDocument(folder / "s.pdf") as document:
        return "".join(document[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize("organ", ["业委会", "梧桐苑小区第三届业主委员会" * 2])
@pytest.mark.parametrize("lines", range(1, 9))
def test_the_seal_is_read_before_the_proof_at_any_height(tmp_path: Path, organ: str, lines: int) -> None:
    for size in (9.0, 10.0, 11.0, 12.0, 13.0, 14.0):
        text = _text(tmp_path, "\n".join(["特此公告。"] * lines), organ, size)
        assert text.index("12月10日") < text.index(LABEL) < text.index(CAPTION), size

"""Pictures of the sample's papers: `python -m tools.pictures DEMO-FOLDER PICTURE.png`.

`papers-LANG.png` is the README's, `board-LANG.png` that of the board's guide.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

PAPERS = {
    "papers": ("ballots.pdf", "result*.pdf", "poster*shed*.pdf"),
    "board": ("decisions-m1.pdf", "debate-m1.pdf", "resolution*shed*.pdf", "stubs*.pdf"),
}
"""The first page of each, as `demo` writes them, by what a picture's name begins with."""
HIGH, GAP = 585, 14  # pixels: a page, and what is between and round them
TABLE = (224, 220, 211)
COLOURS = 64


def first_page(paper: Path) -> Image.Image:
    """The first page of a PDF, as high as a page is here."""
    with pypdfium2.PdfDocument(paper) as pages:
        page = pages[0]
        drawn: Image.Image = page.render(scale=3 * HIGH / page.get_height()).to_pil()
    wide = round(drawn.width * HIGH / drawn.height)
    return drawn.resize((wide, HIGH), Image.Resampling.LANCZOS)


def side_by_side(folder: Path, picture: str) -> Image.Image:
    """The papers of a picture on a table; of two copies the one for the board."""
    return on_a_table([sorted(folder.glob(name))[-1] for name in PAPERS[picture]])


def on_a_table(files: Sequence[Path]) -> Image.Image:
    """The first page of each, one beside the other."""
    papers = [first_page(file) for file in files]
    wide = sum(paper.width + GAP for paper in papers) + GAP
    table = Image.new("RGB", (wide, HIGH + 2 * GAP), TABLE)
    left = GAP
    for paper in papers:
        table.paste(paper, (left, GAP))
        left += paper.width + GAP
    return table.quantize(COLOURS)


def main(arguments: list[str]) -> int:
    """Write the picture."""
    folder, picture = map(Path, arguments)
    side_by_side(folder, picture.stem.partition("-")[0]).save(picture, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

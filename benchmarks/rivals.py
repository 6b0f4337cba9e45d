"""The reader beside Auto Multiple Choice and OMRChecker: one run, the same pictures, one process each.

`python -m benchmarks.rivals PAGES [--omrchecker FOLDER] [--python PYTHON]`. The first is found when its
command is installed (in Debian: `apt install auto-multiple-choice`), the second in the folder that its
source was unpacked to, run by a Python that has what it needs; what is not there is left out with a
sentence. Each is told of our page in its own way and left at its own thresholds. Both were made for other
pages: our squares and a corner of our code stand in for the marks and the numbers that they look for.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from tests.scan import mill

from meeting_tui.apart import keep_memory
from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.hands import TUNING, HandList
from meeting_tui.rehearsal.marking import Voters
from meeting_tui.rehearsal.measuring.crowd import MEASURING
from meeting_tui.scan.page import ReadingJob, read_page
from meeting_tui.scan.sources import sources

FORM = mill.design(4)
KINDS = {"a careful clerk's scans": copier.tidy, "flat": copier.flat}
STOCK = 8
_SCREEN = """
from types import SimpleNamespace
def get_monitors():
    return [SimpleNamespace(width=1, height=1)]
"""
Marks = Mapping[str, tuple[str, ...]]
Readings = Mapping[str, Marks]
"""By file: the choices of each question that was read without people."""
_TICKED = 0.15  # of a box: what Auto Multiple Choice takes for a tick unless told otherwise
_HEAD = f"{'':<47} {'ms a page':>9}  {'plain marks read':>16} {'wrong':>6} {'to people':>9}"
_HEAD += "  answered where a person must look"
_WIDTH, _HEIGHT = 850, 1200  # pixels that OMRChecker makes a page


def main(argv: list[str]) -> int:
    """Run it, and print a line for each program and kind of scan."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rivals", description=__doc__)
    parser.add_argument("pages", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--omrchecker", type=Path)
    parser.add_argument("--python", default=sys.executable)
    asked = parser.parse_args(argv)
    cv2.setNumThreads(1)
    keep_memory()
    programs: dict[str, Callable[[Path, PageLayout], Readings]] = {"meeting-tui": _ours}
    if shutil.which("auto-multiple-choice"):
        programs["Auto Multiple Choice"] = _multiple_choice
    else:
        print("Auto Multiple Choice is not installed: left out.")
    if asked.omrchecker:
        programs["OMRChecker"] = lambda folder, layout: _checker(
            folder, layout, asked.omrchecker, asked.python
        )
    else:
        print("Where OMRChecker is was not said (--omrchecker): left out.")
    print(_HEAD)
    for kind, copy in KINDS.items():
        with TemporaryDirectory() as folder:
            pages = _pages(Path(folder), asked.pages, asked.seed, copy)
            for name, program in programs.items():
                _compared(kind, name, program, Path(folder), pages)
    return 0


def _pages(folder: Path, count: int, seed: int, copy: copier.Copier) -> dict[str, mill.Filled]:
    """Marked by hands of both lists in turn, by the name of their file."""
    stock, half = list(mill.sheets(FORM, STOCK)), -(-count // 2)
    lists: tuple[HandList | Voters, ...] = (TUNING, MEASURING)
    drawn = (mill.handled(FORM, islice(cycle(stock), half), seed, copy, of=hands) for hands in lists)
    pages = {f"{at:05}.jpg": page for at, page in enumerate(chain(*drawn))}
    for name, page in pages.items():
        (folder / name).write_bytes(page.picture)
    return pages


def _compared(
    kind: str,
    name: str,
    program: Callable[[Path, PageLayout], Readings],
    folder: Path,
    pages: Mapping[str, mill.Filled],
) -> None:
    layout = next(iter(pages.values())).sheet.layout
    start = _used()
    read = program(folder, layout)
    spent = (_used() - start) / len(pages)
    made: Counter[str] = Counter()
    for file, page in pages.items():
        for question, meant in page.meant.items():
            got = read.get(file, {}).get(question)
            if meant.clear and meant.choices:
                made["plain"] += 1
                made["people" if got is None else "right" if got == meant.choices else "wrong"] += 1
            elif not meant.valid or meant.wrote:
                made["for people"] += 1
                made["unseen"] += got is not None and (not meant.valid or got != meant.choices)
    marks = f"{made['right'] / made['plain']:16.1%} {made['wrong']:6} {made['people']:9}"
    print(f"{kind:<24} {name:<22} {spent * 1000:9.1f}  {marks}  {made['unseen']} of {made['for people']}")


def _used() -> float:
    """Seconds of the processor, those of ended children too."""
    spent = os.times()
    return sum(spent[:4])


def _ours(folder: Path, _layout: PageLayout) -> Readings:
    count = ReadingJob({mill.POLL: mill.paper(FORM)})
    readings = (read_page(source, count) for source in sources(folder.glob("*.jpg")))
    return {
        Path(reading.source).name: {
            question: (mark,) if isinstance(mark, str) else mark or ()
            for question, mark in reading.marks.items()
        }
        for reading in readings
    }


def _multiple_choice(folder: Path, layout: PageLayout) -> Readings:
    """Of photocopies: every page has the same number, 1, read thrice from the middle of the code's corner."""
    with TemporaryDirectory() as home:
        project = Path(home)
        scans = [Path(shutil.copy(file, project)) for file in sorted(folder.glob("*.jpg"))]  # it turns some
        (project / "page.xy").write_text(_positions(layout))
        (project / "data").mkdir()
        _run("auto-multiple-choice", "meptex", "--src", project / "page.xy", "--data", project / "data")
        options = ("--data", project / "data", "--cr", project / "cr", "--n-procs", "1", "--multiple")
        _run("auto-multiple-choice", "analyse", *options, *scans)
        with sqlite3.connect(project / "data" / "capture.sqlite") as capture:
            boxes = capture.execute(
                "SELECT src, id_a, id_b, 1.0 * black / total FROM capture_zone"
                " JOIN capture_page USING (student, page, copy) WHERE type = 4 AND total > 0"
            ).fetchall()
    names = _names(layout)
    read: dict[str, dict[str, tuple[str, ...]]] = {}
    for source, question, choice, dark in boxes:
        name, choices = names[question - 1]
        marks = read.setdefault(Path(source).name, {})
        marks[name] = marks.get(name, ()) + ((choices[choice - 1],) if dark > _TICKED else ())
    return {file: _single(marks) for file, marks in read.items()}


def _single(marks: Marks) -> Marks:
    """Without the questions where more than one box is ticked: no program counts those on its own."""
    return {question: choices for question, choices in marks.items() if len(choices) < 2}


def _names(layout: PageLayout) -> list[tuple[str, list[str]]]:
    """The questions, each with its choices."""
    questions: dict[str, list[str]] = {}
    for box in layout.boxes:
        questions.setdefault(box.question, []).append(box.choice)
    return list(questions.items())


def _positions(layout: PageLayout) -> str:
    """The page as LaTeX would have noted it: corners of rectangles, mm from the left and the bottom."""
    code = Rect(layout.qr.x + 2, layout.qr.y + 2, 3, 3)
    places = dict(zip(("HG", "HD", "BG", "BD"), layout.squares, strict=True))
    parts = [(f"position{name}", rect) for name, rect in places.items()]
    parts += [(f"chiffre:{number},1", code) for number in (1, 2, 3)]
    for at, (question, choices) in enumerate(_names(layout), 1):
        rects = {box.choice: box.rect for box in layout.boxes if box.question == question}
        parts += [(f"case:{question}:{at},{no}", rects[choice]) for no, choice in enumerate(choices, 1)]
    lines = [f"\\page{{+1/1/1+}}{{{layout.width}mm}}{{{layout.height}mm}}"]
    for name, rect in parts:
        for x, y in ((rect.x, rect.y), (rect.right, rect.bottom)):
            lines.append(f"\\tracepos{{1/1:{name}}}{{{x}mm}}{{{layout.height - y}mm}}")
    return "\n".join(lines) + "\n"


def _checker(folder: Path, layout: PageLayout, program: Path, python: str) -> Readings:
    with TemporaryDirectory() as home:
        inputs, outputs, pretended = (Path(home, name) for name in ("inputs", "outputs", "pretended"))
        shutil.copytree(folder, inputs)
        pretended.mkdir()  # it asks how large the screen is even where it shows nothing
        (pretended / "screeninfo.py").write_text(_SCREEN)
        cv2.imwrite(str(inputs / "marker.jpg"), np.pad(np.zeros((60, 60), np.uint8), 20, constant_values=255))
        (inputs / "template.json").write_text(json.dumps(_template(layout)))
        size = {"processing_width": _WIDTH, "processing_height": _HEIGHT}
        (inputs / "config.json").write_text(json.dumps({"dimensions": size}))
        environment = os.environ | {"PYTHONPATH": str(pretended), "OMP_NUM_THREADS": "1"}
        _run(python, "main.py", "-i", inputs, "-o", outputs, cwd=program, env=environment)
        (results,) = outputs.rglob("Results_*.csv")
        with results.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    names = _names(layout)
    return {
        row["file_id"]: _single(
            {name: tuple(choices[int(no) - 1] for no in row[name]) for name, choices in names}
        )
        for row in rows
    }


def _template(layout: PageLayout) -> dict[str, object]:
    """The page between the middles of its squares; boxes within their frames."""
    left, top = layout.squares[0].center
    right, bottom = layout.squares[3].center
    across, down = _WIDTH / (right - left), _HEIGHT / (bottom - top)
    blocks = {}
    for question, choices in _names(layout):
        rects = [box.rect.grown(-0.6) for box in layout.boxes if box.question == question]
        blocks[question] = {
            "fieldLabels": [question],
            "bubbleValues": [str(no) for no in range(1, len(choices) + 1)],
            "direction": "horizontal",
            "bubblesGap": (rects[1].x - rects[0].x) * across,
            "labelsGap": 0,
            "origin": [round((rects[0].x - left) * across), round((rects[0].y - top) * down)],
        }
    bubble = [round(rects[0].w * across), round(rects[0].h * down)]
    # The marker with its white border is 10 of the 210 mm.
    marker = {"relativePath": "marker.jpg", "sheetToMarkerWidthRatio": 16, "marker_rescale_range": [50, 110]}
    return {
        "pageDimensions": [_WIDTH, _HEIGHT],
        "bubbleDimensions": bubble,
        "preProcessors": [{"name": "CropOnMarkers", "options": marker}],
        "fieldBlocks": blocks,
    }


def _run(*command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=cwd, env=env)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

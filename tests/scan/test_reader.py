"""From files to readings: every way a page can lie, all that is not a ballot, and many pages at once."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.scan import fatal, mill, strange
from tests.scan.by_hand import box_of, reading_of

from meeting_tui.desk.ballots.review import Picture
from meeting_tui.lang import translator
from meeting_tui.lang.reasons import WORDS, reason_words
from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.paper.ballots.payload import Payload, encode, encode_foot, poll_key
from meeting_tui.rehearsal import copier, marking, pens
from meeting_tui.rehearsal.hands import Hand
from meeting_tui.rehearsal.shapes import Habit
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan import reader, reasons
from meeting_tui.scan.identity import identify
from meeting_tui.scan.page import ReadingJob, read_page
from meeting_tui.scan.places import places
from meeting_tui.scan.sources import PageSource, sources
from meeting_tui.scan.values import SIGNATURES, WHOLE_PAGE, BallotForm, PageReading, report
from meeting_tui.tui.polls.crop import cut

FORM = mill.design(3)
WISHES = {"q1": ("for",), "q2": ("against",), "q3": ()}
MARKS = {"q1": "for", "q2": "against", "q3": None}


@pytest.fixture(scope="module")
def marked() -> Gray:
    """One ballot, marked well."""
    return _marked()


def _marked(test: bool = False) -> Gray:
    return _drawn(next(mill.sheets(FORM, test=test)), WISHES)


def _drawn(
    sheet: mill.Sheet, wishes: Mapping[str, Sequence[str]], habit: Habit = "tick", label: str = ""
) -> Gray:
    """`label`: of the line that is signed; the voter's own, unless another is wanted."""
    page = sheet.gray.copy()
    hand, rng = Hand(pens.BLACK, habit), np.random.default_rng(5)
    marking.mark(page, sheet.layout, wishes, hand, rng)
    marking.sign(page, sheet.layout, label or FORM.words.signature, hand, rng)
    return page


def _read(path: Path, picture: bytes, *, test: bool = False) -> PageReading:
    return reading_of(path, picture, FORM, test=test)


def _shown(page: Gray) -> bytes:
    return copier.jpeg(np.ascontiguousarray(page), 88)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_page_may_lie_any_way(tmp_path: Path, marked: Gray, turns: int) -> None:
    reading = _read(tmp_path, _shown(np.rot90(marked, turns)))
    assert (reading.status, dict(reading.marks)) == ("read", MARKS)
    assert (reading.serial, reading.ballot_page, reading.poll, reading.test) == (1, 1, mill.POLL, False)


@pytest.mark.parametrize("dpi", [150, 300])
def test_other_resolutions(tmp_path: Path, marked: Gray, dpi: int) -> None:
    scaled = cv2.resize(marked, None, fx=dpi / 200, fy=dpi / 200, interpolation=cv2.INTER_AREA)
    assert dict(_read(tmp_path, _shown(scaled)).marks) == MARKS


def test_a_small_blurred_photo_is_read_though_its_frames_are_pale(tmp_path: Path, marked: Gray) -> None:
    small = cv2.resize(marked, None, fx=0.53, fy=0.53, interpolation=cv2.INTER_AREA)
    reading = _read(tmp_path, copier.jpeg(cv2.GaussianBlur(small, (0, 0), 2.0), 65))
    assert {question: reading.marks.get(question) for question in MARKS} == MARKS


def test_too_coarse_is_not_guessed(tmp_path: Path, marked: Gray) -> None:
    coarse = cv2.resize(marked, None, fx=0.45, fy=0.45, interpolation=cv2.INTER_AREA)
    reading = _read(tmp_path, _shown(coarse))
    assert (reading.status, reading.reasons, dict(reading.marks)) == ("review", ("low_resolution",), {})


def test_too_pale_is_not_guessed(tmp_path: Path, marked: Gray) -> None:
    pale = (marked.astype(np.float32) * 0.05 + 180).astype(np.uint8)
    assert _read(tmp_path, strange.png(pale)).status != "read"


def test_the_stub_may_be_gone(tmp_path: Path, marked: Gray) -> None:
    assert dict(_read(tmp_path, _shown(marked[: round(255 * copier.MM)])).marks) == MARKS


def test_large_print_is_another_edition_of_the_same_ballot(tmp_path: Path) -> None:
    large = list(mill.sheets(FORM, large=True))
    assert len(large) > 1
    found: dict[str, object] = {}
    for sheet in large:
        reading = _read(tmp_path, _shown(_drawn(sheet, WISHES, "cross")))
        assert (reading.status, reading.ballot_page) == ("read", sheet.layout.page)
        found |= reading.marks
    assert found == MARKS


def test_several_ticks_come_as_a_tuple(tmp_path: Path) -> None:
    sheet = next(mill.sheets(mill.ELECTION))
    for wished, mark, status in (
        (("c2", "c5", "c7"), ("c2", "c5", "c7"), "read"),
        (("c4",), ("c4",), "read"),
        ((), None, "read"),
        (("c1", "c2", "c3", "c4"), None, "review"),
    ):
        tmp_path.joinpath("page.jpg").write_bytes(_shown(_drawn(sheet, {"q1": wished}, "cross")))
        reading = read_page(
            PageSource(tmp_path / "page.jpg"), ReadingJob({mill.POLL: mill.paper(mill.ELECTION)})
        )
        assert (reading.status, reading.marks.get("q1")) == (status, mark)
    assert reading.reasons == ("overvote",)


@pytest.mark.parametrize("scale", [0.94, 1.06])
def test_fit_to_page_is_told(tmp_path: Path, marked: Gray, scale: float) -> None:
    height, width = marked.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height * 0.45), 0, scale)
    reading = _read(tmp_path, _shown(cv2.warpAffine(marked, matrix, (width, height), borderValue=255)))
    assert (reading.status, reading.reasons, dict(reading.marks)) == ("read", ("print_scale",), MARKS)


@pytest.mark.parametrize("corner", range(4))
def test_a_corner_may_be_missing(tmp_path: Path, marked: Gray, corner: int) -> None:
    square = next(mill.sheets(FORM)).layout.squares[corner].grown(1)
    edges = (square.x, square.y, square.right, square.bottom)
    left, top, right, bottom = (round(edge * copier.MM) for edge in edges)
    torn = marked.copy()
    torn[top:bottom, left:right] = 252
    assert dict(_read(tmp_path, copier.tidy(torn, np.random.default_rng(corner))).marks) == MARKS


def test_the_fold_takes_no_vote(tmp_path: Path, marked: Gray) -> None:
    layout = next(mill.sheets(FORM)).layout
    folded = marked.astype(np.float32)
    for box in layout.boxes[::3]:
        row = round(box.rect.center[1] * copier.MM)
        folded[row - 2 : row + 2] *= 0.8
    reading = _read(tmp_path, _shown(folded.astype(np.uint8)))
    assert dict(reading.marks) == MARKS


def test_a_strangers_ink_over_the_boxes_is_for_people(tmp_path: Path, marked: Gray) -> None:
    stained = marked.copy()
    cv2.ellipse(stained, (500, 1250), (400, 260), 0, 0, 360, 90, 12)
    reading = _read(tmp_path, _shown(stained))
    assert reading.status == "review"
    assert all(reading.marks.get(question, MARKS[question]) == MARKS[question] for question in MARKS)


def test_every_picture_where_people_must_compare(tmp_path: Path, marked: Gray) -> None:
    tmp_path.joinpath("page.jpg").write_bytes(_shown(marked))
    count = ReadingJob({mill.POLL: mill.paper(FORM)}, every_crop=True)
    assert set(read_page(PageSource(tmp_path / "page.jpg"), count).crops) == {"q1", "q2", "q3"}


def test_doubt_comes_with_its_picture(tmp_path: Path) -> None:
    sheet = next(mill.sheets(FORM))
    reading = _read(tmp_path, _shown(_drawn(sheet, {"q2": ("for",)}, "circle")))
    assert reading.status == "review"
    assert dict(reading.marks) == {"q1": None, "q3": None}
    assert dict(reading.doubts) == {"q2": ("outside",)}
    picture = cv2.imdecode(np.frombuffer(reading.crops["q2"], np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture.shape[1] > 750 > picture.shape[0]  # to both sides of the sheet
    assert set(reading.crops) == {"q2"}
    shown = places(reading.crops["q2"], sheet.layout, "q2")
    assert list(shown) == ["for", "against", "abstain"]
    for choice, box in shown.items():
        left, top = round(box.x), round(box.y)
        assert picture[top + 3 : top + 21, left + 3 : left + 21].mean() > (200 if choice == "for" else 225)
        assert picture[top + 3 : top + 21, left - 1 : left + 2].min(axis=1).max() < 160
    before = places(cv2.imencode(".png", picture)[1].tobytes(), sheet.layout, "q2")
    assert before["for"] == Rect(48.0, 52.0, 24.0, 24.0)  # pictures that don't say what they show are of 0.2


def test_what_is_written_at_the_rows_end_is_in_its_picture_and_shown(tmp_path: Path) -> None:
    sheet = next(mill.sheets(FORM))
    page = sheet.gray.copy()
    box = box_of(sheet, "q1")
    x, y = (round(mm * copier.MM) for mm in (186, box.rect.center[1]))
    page[y - 16 : y + 16, x : x + 32] = 20
    crop = _read(tmp_path, _shown(page)).crops["q1"]
    row = Picture("q1", 1, "", "page", crop, places(crop, sheet.layout, "q1"))
    alone, beside = cut(row, 22), cut(row, 22, beside=True)
    assert [piece.choice for piece in beside[3:]] == ["", *row.boxes]
    ends = [[min(line[-piece.width // 4 :]) for line in piece.rows] for piece in beside[3:]]
    assert [min(end) < 60 for end in ends] == [True, False, False, True]
    assert beside[:3] == alone


@pytest.mark.parametrize("copy", [copier.tidy, copier.weak, copier.phone, copier.one_bit])
def test_a_ballot_that_nobody_signed_waits_with_the_picture_of_its_lines(
    tmp_path: Path, copy: copier.Copier
) -> None:
    """A fold down through the lines is no signature; a proxy's is one."""
    sheet, wishes = next(mill.sheets(FORM)), {"q1": ("for",), "q2": ("against",), "q3": ("for",)}
    for label, signed in {"no such line": False, FORM.words.proxy: True}.items():
        page = _drawn(sheet, wishes, "cross", label)
        line = sheet.layout.signatures[0]
        page[:, round((line.x + 30) * copier.MM) :][:, :2] //= 2
        reading = _read(tmp_path, copy(copier.coloured(page), np.random.default_rng(4)))
        assert dict(reading.marks) == {name: wished[0] for name, wished in wishes.items()}
        assert (reading.status == "read", "unsigned" not in reading.reasons) == (signed, signed)
        assert (SIGNATURES in reading.crops) is not signed


def test_one_bit_proves_no_blank(tmp_path: Path, marked: Gray) -> None:
    count = ReadingJob({mill.POLL: mill.paper(FORM)})
    strange.tiff(tmp_path / "blank.tif", [marked], "1")
    reading = read_page(sources([tmp_path / "blank.tif"])[0], count)
    assert (reading.status, reading.reasons) == ("review", ("one_bit",))
    assert (dict(reading.marks), dict(reading.doubts)) == (
        {"q1": "for", "q2": "against"},
        {"q3": ("one_bit",)},
    )
    full = _drawn(next(mill.sheets(FORM)), WISHES | {"q3": ("abstain",)})
    strange.tiff(tmp_path / "full.tif", [full], "1")
    reading = read_page(sources([tmp_path / "full.tif"])[0], count)
    assert (reading.status, dict(reading.marks)) == ("read", MARKS | {"q3": "abstain"})


def test_a_test_ballot_never_counts(tmp_path: Path, marked: Gray) -> None:
    practice = _marked(test=True)
    official = _read(tmp_path, _shown(practice))
    assert (official.status, official.reasons, dict(official.marks)) == ("rejected", ("test_ballot",), {})
    assert dict(_read(tmp_path, _shown(practice), test=True).marks) == MARKS
    assert _read(tmp_path, _shown(marked), test=True).reasons == ("official_ballot",)


KEY = poll_key(bytes(32), mill.POLL)
OTHER = Payload("ZZZZ", 1, 1)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (strange.wall, "not_a_ballot"),
        (strange.empty, "blank_page"),
        (lambda: strange.with_code("HTTPS://EXAMPLE.ORG/PAY"), "foreign_code"),
        (lambda: strange.with_code("\x1b[31mX\n"), "foreign_code"),
        (lambda: strange.with_code(encode(Payload(mill.POLL, 1, 1), KEY)), "forged"),
        (lambda: strange.with_code(encode(OTHER, KEY)), "other_poll"),
        (lambda: strange.with_code("M2" + encode(OTHER, KEY)[2:]), "newer_version"),
        (lambda: strange.with_code(encode(Payload(mill.POLL, 1, 9), mill.KEY)), "no_such_page"),
    ],
)
def test_what_is_no_ballot_of_this_count(tmp_path: Path, picture: Callable[[], bytes], reason: str) -> None:
    reading = _read(tmp_path, picture())
    assert (reading.status, reading.reasons, dict(reading.marks)) == ("rejected", (reason,), {})


def test_a_ballot_without_its_page_round_it_is_not_read(tmp_path: Path) -> None:
    reading = _read(tmp_path, strange.with_code(encode(Payload(mill.POLL, 1, 1), mill.KEY)))
    assert (reading.status, reading.reasons) == ("review", ("not_registered",))


HEAD, FOOT = (np.s_[90:320, 1250:1500], np.s_[1720:1860, 1480:1620])
"""Where the codes are, in pixels."""


def _without(page: Gray, *parts: tuple[slice, slice]) -> Gray:
    torn = page.copy()
    for part in parts:
        torn[part] = 250
    return torn


def test_a_ballot_with_its_codes_torn_off_waits_for_people(tmp_path: Path, marked: Gray) -> None:
    torn = _without(marked, HEAD, FOOT)
    reading = _read(tmp_path, copier.tidy(torn, np.random.default_rng(1)))
    assert (reading.status, reading.reasons, set(reading.crops)) == ("review", ("no_code",), {WHOLE_PAGE})


@pytest.mark.parametrize("spoil", [lambda gray: 255 - gray, lambda gray: (gray * 0.12).astype(np.uint8)])
def test_a_negative_and_a_dark_picture_are_read(
    tmp_path: Path, marked: Gray, spoil: Callable[[Gray], Gray]
) -> None:
    reading = _read(tmp_path, _shown(spoil(marked)))
    assert (reading.status, dict(reading.marks)) == ("read", MARKS)


def test_a_negative_without_its_code_and_a_black_picture_wait_for_people(
    tmp_path: Path, marked: Gray
) -> None:
    reading = _read(tmp_path, _shown(255 - _without(marked, HEAD, FOOT)))
    assert (reading.status, reading.reasons, set(reading.crops)) == ("review", ("no_code",), {WHOLE_PAGE})
    assert _read(tmp_path, _shown(marked // 32)).reasons == ("too_dark",)


@pytest.mark.parametrize(("part", "said"), [(HEAD, "head_unread"), (FOOT, "foot_unread")])
def test_one_code_is_enough(tmp_path: Path, marked: Gray, part: tuple[slice, slice], said: str) -> None:
    reading = _read(tmp_path, copier.tidy(_without(marked, part), np.random.default_rng(2)))
    assert (reading.serial, reading.ballot_page, reading.status, dict(reading.marks)) == (1, 1, "read", MARKS)
    assert reading.reasons == (said,)


def _with_foot(page: Gray, text: str) -> Gray:
    """Another code where the foot's is."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_image(scale=1)
    rows, columns = FOOT
    size = (columns.stop - columns.start, rows.stop - rows.start)
    pasted = page.copy()
    pasted[FOOT] = cv2.resize(np.array(made), size, interpolation=cv2.INTER_NEAREST)
    return pasted


@pytest.mark.parametrize(
    ("foot", "key", "reason"),
    [
        (Payload(mill.POLL, 2, 1), mill.KEY, "two_papers"),
        (Payload(mill.POLL, 1, 2), mill.KEY, "two_papers"),
        (Payload(mill.POLL, 1, 1, test=True), mill.KEY, "half_test"),
        (OTHER, KEY, "half_other_poll"),
        (Payload(mill.POLL, 1, 1), KEY, "half_forged"),
    ],
)
def test_a_foot_of_another_paper_waits(
    tmp_path: Path, marked: Gray, foot: Payload, key: bytes, reason: str
) -> None:
    page = _with_foot(marked, encode_foot(foot, key))
    reading = _read(tmp_path, _shown(page))
    assert (reading.status, reading.reasons, reading.serial) == ("review", (reason,), 1)
    assert (dict(reading.marks), set(reading.crops)) == ({}, {WHOLE_PAGE})
    assert _read(tmp_path, _shown(_without(page, HEAD))).serial in ({1, 2} if key == mill.KEY else {None})


def test_two_ballots_in_one_picture(tmp_path: Path) -> None:
    pages = [sheet.gray for sheet in mill.sheets(FORM, 2)]
    reading = _read(tmp_path, _shown(np.hstack(pages)))
    assert (reading.status, reading.reasons, reading.serial) == ("review", ("two_codes",), None)


def test_another_poll_of_the_same_layout_is_not_read(tmp_path: Path, marked: Gray) -> None:
    tmp_path.joinpath("page.jpg").write_bytes(_shown(marked))
    assert read_page(PageSource(tmp_path / "page.jpg"), ReadingJob({})).reasons == ("other_poll",)


def test_the_wrong_edition_is_not_read(tmp_path: Path, marked: Gray) -> None:
    tmp_path.joinpath("page.jpg").write_bytes(_shown(marked))
    other = mill.paper(mill.ELECTION)
    reading = read_page(PageSource(tmp_path / "page.jpg"), ReadingJob({mill.POLL: other}))
    assert (reading.status, reading.reasons, dict(reading.marks)) == ("review", ("misaligned",), {})


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen pages in a PDF, one of them again as a file, and a broken file."""
    folder = tmp_path_factory.mktemp("pile")
    pictures = [page.picture for page in mill.filled(FORM, 14, 3, copier.tidy, life=False)]
    copier.bind(pictures, folder / "1.pdf")
    (folder / "2.jpg").write_bytes(pictures[3])
    (folder / "3.jpg").write_bytes(pictures[5][:9000])
    return folder


def test_processes_read_what_one_reads_in_the_same_order(pile: Path) -> None:
    """Also from a thread, as the screens do it."""
    several: list[PageReading] = []

    def work() -> None:
        several.extend(reader.stream([pile], [mill.paper(FORM)], processes=2))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert several == list(reader.stream([pile], [mill.paper(FORM)], processes=1))
    assert [reading.serial for reading in several] == [*range(1, 15), 4, None]
    assert several[-1].reasons == ("damaged",)


SCREEN = """
import sys
from textual.app import App
from meeting_tui.scan import reader
from tests.scan import mill
from tests.scan.by_hand import box_of, reading_of

class Screen(App):
    def on_mount(self):
        self.run_worker(self.work, thread=True)

    def work(self):
        pages = reader.stream(sys.argv[1:], [mill.paper(mill.design(3))], processes=2)
        self.serials = [page.serial for page in pages]
        self.call_from_thread(self.exit)

screen = Screen()
screen.run(headless=True)
print(screen.serials)
"""


def test_processes_start_from_a_screen(pile: Path) -> None:
    """Textual puts something without a file in the place of stderr; multiprocessing would pass it on."""
    run = [sys.executable, "-c", SCREEN, str(pile)]
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == str([*range(1, 15), 4, None]), done.stderr


KILLED = """
import sys
from meeting_tui.scan import reader
from tests.scan import mill
from tests.scan.by_hand import box_of, reading_of

if __name__ == "__main__":
    for page in reader.stream(sys.argv[1:], [mill.paper(mill.design(3))], processes=2):
        print(page.serial, flush=True)
        sys.stdin.read()
"""


def test_no_process_outlives_a_reader_that_was_killed(pile: Path, tmp_path: Path) -> None:
    """Their standard output closes with the last of them."""
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    run = [sys.executable, script, pile]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout
        assert process.stdout.readline() == "1\n"
        process.kill()
        out, _ = process.communicate(timeout=10)
    assert out == ""


def test_a_page_that_kills_its_process_is_one_page(
    pile: Path, monkeypatch: pytest.MonkeyPatch, log: Callable[[], list[str]]
) -> None:
    monkeypatch.setattr(reader, "_read_chunk", fatal.deadly)
    readings = list(reader.stream([pile], [mill.paper(FORM)], processes=2))
    assert readings[-1].reasons == ("crashed",)
    assert [reading.serial for reading in readings[:-1]] == [*range(1, 15), 4]
    *died, page = log()
    assert died
    assert all("act: reader: a process died" in entry for entry in died)
    assert "act: reader: page 1 of a picture\n" in page
    assert "BrokenProcessPool" in page
    assert pile.name not in "".join(log())


def test_a_page_nobody_thought_of_stops_no_other(
    pile: Path, monkeypatch: pytest.MonkeyPatch, log: Callable[[], list[str]]
) -> None:
    seen: list[Gray] = []

    def stumble(gray: Gray, papers: Mapping[str, BallotForm]) -> object:
        seen.append(gray)
        return identify(gray, papers) if len(seen) != 3 else 1 / 0

    monkeypatch.setattr("meeting_tui.scan.page.identify", stumble)
    readings = list(reader.stream([pile], [mill.paper(FORM)], processes=1))
    assert [reading.serial for reading in readings[:5]] == [1, 2, None, 4, 5]
    assert (readings[2].status, readings[2].reasons) == ("rejected", ("crashed",))
    (entry,) = log()
    assert "act: reader: page 3 of a pdf\n" in entry
    assert "ZeroDivisionError" in entry


def test_a_page_nobody_thought_of_is_in_the_log_also_from_another_process(
    pile: Path, monkeypatch: pytest.MonkeyPatch, log: Callable[[], list[str]]
) -> None:
    monkeypatch.setattr(reader, "_read_chunk", fatal.stumbling)
    readings = list(reader.stream([pile], [mill.paper(FORM)], processes=2))
    assert [reading.reasons for reading in readings] == [("crashed",)] * 15 + [("damaged",)]
    assert {f"page {number} of a pdf" for number in range(1, 15)} <= {
        entry.partition("act: reader: ")[2].partition("\n")[0] for entry in log()
    }
    assert "".join(log()).count("ZeroDivisionError") == 15


def test_the_report_says_it_all(pile: Path) -> None:
    readings = list(reader.stream([pile], [mill.paper(FORM)], processes=1))
    tree = report(readings)
    assert tree["version"] == 1
    assert tree["summary"] == {"pages": 16, "read": 15, "review": 0, "rejected": 1}
    assert tree["pages"][0]["serial"] == "000001"
    assert set(tree["pages"][0]) == {
        "source", "page", "serial", "ballot_page", "status", "marks", "reasons", "doubts", "test",
    }  # fmt: skip
    assert {reason for page in tree["pages"] for reason in page["reasons"]} <= set(reasons.ALL)


def test_every_reason_has_its_words_in_both_languages() -> None:
    assert set(WORDS) == set(reasons.ALL)
    assert len(reasons.ALL) == len(set(reasons.ALL))
    for reason in reasons.ALL:
        assert reason_words(reason, translator("zh")) != reason_words(reason, translator("en"))


def test_what_reasons_make_of_a_page() -> None:
    assert reasons.status(()) == "read"
    assert reasons.status(("print_scale",)) == "read"
    assert reasons.status(("print_scale", "faint")) == "review"
    assert reasons.status(("faint", "test_ballot")) == "rejected"

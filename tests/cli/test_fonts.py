"""Every font a PDF of ours names is in the file: what hangs on the board looks the same on any machine."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.cli.test_nouns import MEETING, POLL
from tests.desk.polling import close_now

OBJECT = re.compile(rb"(\d+) 0 obj\r?\n(.*?)endobj", re.DOTALL)


@pytest.fixture(scope="module")
def held(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A community with a meeting, a counted poll and an open one."""
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.desk.office import open_office
    from meeting_tui.desk.polls import acts as polls
    from meeting_tui.desk.polls import counting
    from meeting_tui.desk.polls.spec import poll_spec

    file = tmp_path_factory.mktemp("fonts") / "held.meeting"
    shutil.copy(founded, file)
    office = open_office(file, "李梅")
    meetings.new_meeting(office, meetings.meeting_spec(MEETING))
    counted, still = (polls.new_poll(office, poll_spec(POLL)) for _ in range(2))
    close_now(office, counted)
    counting.count(office, counted)
    office.close()
    return file, {"COUNTED": counted, "OPEN": still}


def fonts(raw: bytes) -> dict[str, bool]:
    """The fonts of a PDF by name, and whether each is in it."""
    objects = {int(number): text for number, text in OBJECT.findall(raw)}
    assert b"/ObjStm" not in raw  # nothing hides in a compressed object

    def embedded(font: bytes) -> bool:
        described = re.search(rb"/FontDescriptor (\d+) 0 R", font)
        file = re.search(rb"/FontFile2 (\d+) 0 R", objects[int(described[1])]) if described else None
        return file is not None and len(objects[int(file[1])]) > 1000

    all_ = [text for text in objects.values() if re.search(rb"/Type /Font\b", text)]
    return {re.search(rb"/BaseFont /(\S+)", font)[1].decode(): embedded(font) for font in all_}  # type: ignore[index]


@pytest.mark.parametrize(
    "words",
    [
        "minutes m1 --copy public",
        "minutes m1 --copy archive",
        "notice m1",
        "notice OPEN",
        "result COUNTED --copy public",
        "result COUNTED --copy archive",
        "poster COUNTED q1",
        "poster COUNTED q1 --size A3",
        "sheet attendance m1",
        "sheet proxy OPEN",
        "sheet register OPEN",
        "sheet tally OPEN",
        "ballots print OPEN",
        "ballots print OPEN --large-print",
        "ballots print OPEN --test-deck",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_font_is_in_the_file(run, held, tmp_path, words, lang):
    file, polls = shutil.copy(held[0], tmp_path), held[1]
    named = [polls.get(word, word) for word in words.split()]
    out = tmp_path / "p.pdf"
    ran = run("--file", file, "--lang", lang, *named, "-o", out)
    assert ran.code == 0, ran.err
    found = fonts(out.read_bytes())
    assert found
    assert all("NotoSansSC" in name and there for name, there in found.items()), found

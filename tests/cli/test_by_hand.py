"""Single papers from the command line: keyed in, decided, replaced, made void; and the test deck."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest


def numbers(run, poll: str) -> dict[str, int]:
    return json.loads(run("poll", "show", poll, "--json").out)["numbers"]


def qr(poll: str, serial: int) -> str:
    """What a hand scanner types."""
    import os

    from tests.desk.polling import qr as text

    from meeting_tui.desk.office import open_office

    office = open_office(os.environ["MEETING_TUI_FILE"], "李梅", readonly=True)
    try:
        return text(office, poll, serial)
    finally:
        office.close()


def test_a_paper_is_keyed_in_by_number_or_code(run, poll):
    ran = run("ballots", "enter", poll, "1", "q2=", "q1=for", "--json")
    assert ran.code == 0, ran.err
    marks = {"q1": ["for"], "q2": []}
    assert json.loads(ran.out) == {"serial": "000001", "state": "valid", "marks": marks, "reason": ""}
    ran = run("ballots", "enter", poll, qr(poll, 2).lower(), "ｑ1＝against，for", "q2=abstain")
    assert ran.code == 0, ran.err
    assert [line.split() for line in ran.out.splitlines()[1:]] == [
        ["q1", "For,", "Against"],
        ["q2", "Abstain"],
    ]
    assert numbers(run, poll)["returned"] == 2


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["q1=for"], 1, "q2"),
        (["q1=for", "q2"], 2, "q2"),
        (["q1=for", "q2=for", "q1=against"], 2, "q1=against"),
        (["q1=for", "q2=maybe"], 1, "maybe"),
        (["q1=for", "q2=for", "q9=for"], 1, "q9"),
        ([], 2, "QUESTION=CHOICE"),
    ],
)
@pytest.mark.parametrize("verb", ["enter", "adjudicate"])
def test_a_slip_of_the_pen_keeps_nothing(run, poll, verb, words, code, says):
    if verb == "adjudicate":
        run("ballots", "return", poll, "1")
        words = [*words, "--by", "王建国", "--by", "李梅"]
        code, says = (code, says) if words[0] != "--by" else (1, "not neither")
    ran = run("ballots", verb, poll, "1", *words)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert numbers(run, poll)["valid"] == 0


def test_a_second_paper_is_stopped_and_two_people_decide(run, poll):
    both = ["q1=for", "q2=for"]
    assert run("ballots", "enter", poll, "1", *both, "--second").code == 1, "there is no first"
    assert run("ballots", "enter", poll, "1", *both, "--who", "赵军").code == 0
    stopped = run("ballots", "enter", poll, "1", "q1=against", "q2=for")
    assert (stopped.code, "赵军" in stopped.err) == (1, True)
    ran = run("ballots", "enter", poll, "1", "q1=against", "q2=for", "--second", "--json")
    assert (ran.code, json.loads(ran.out)["state"]) == (0, "waiting")
    assert "000001" in ran.err
    assert "q1=" in run("ballots", "adjudicate", poll, "1", "q2=for", "--by", "甲", "--by", "乙").err
    for one, other in (("甲", "甲"), ("Ada", "ａｄａ"), ("Ada", "p10"), ("甲", "路人"), ("甲", "")):
        assert run("ballots", "adjudicate", poll, "1", *both, "--by", one, "--by", other).code == 1
    assert run("ballots", "adjudicate", poll, "1", *both).code == 2
    ran = run("ballots", "adjudicate", poll, "1", *both, "--by", "甲", "--by", "乙", "--json")
    assert (json.loads(ran.out)["state"], json.loads(ran.out)["marks"]["q1"]) == ("valid", ["for"])
    assert run("ballots", "review", poll, "--json").out == "[]\n"


def test_what_the_reader_was_sure_of_may_be_left_out(run, poll, tmp_path):
    from meeting_tui.desk.office import open_office

    office = open_office(tmp_path / "mine.meeting", "李梅")
    with office.store.write() as session:
        seen = {"serial": 1, "page": 1, "source": "scan.pdf", "sheet": 1, "image": "0" * 64}
        told = {"status": "review", "marks": {"q1": ["against"]}, "reasons": ["faint"]}
        office.append(session, f"poll:{poll}", "ballot.read", **seen, **told)
    office.close()
    ran = run("ballots", "adjudicate", poll, "1", "q2=for", "--by", "甲", "--by", "乙", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["marks"] == {"q1": ["against"], "q2": ["for"]}


@pytest.mark.parametrize(("lang", "says"), [("en", "Not signed"), ("zh", "未签名")])
def test_a_whole_paper_is_invalid(run, poll, lang, says):
    decide = ["ballots", "adjudicate", poll, "3", "--invalid", "unsigned", "--by", "甲", "--by", "乙"]
    assert run(*decide).code == 1, "it has not come back"
    run("ballots", "return", poll, "3")
    assert run(*decide, "q1=for", "q2=for").code == 1, "marks and invalid at once"
    ran = run(*decide, "--lang", lang)
    assert (ran.code, says in ran.out) == (0, True), ran
    assert numbers(run, poll)["invalid"] == 1


BY_TWO = ("--by", "甲", "--by", "乙")


def test_a_spoiled_ballot_is_replaced(run, poll, tmp_path):
    new = tmp_path / "new.pdf"
    assert run("ballots", "replace", poll, "1", "-o", new).code == 2, "a reason is needed"
    assert run("ballots", "replace", poll, "1", "-o", new, "--reason", " ").code == 1
    assert not new.exists()
    spoiled = ["ballots", "replace", poll, "1", "2", "-o", new, "--reason", "填错", "--large-print", "--json"]
    assert run(*spoiled).code == 1, "they came back: it takes two"
    ran = run(*spoiled, *BY_TWO)
    assert ran.code == 0, ran.err
    assert (json.loads(ran.out)["first"], json.loads(ran.out)["last"]) == (4, 5)
    assert new.read_bytes().startswith(b"%PDF")
    old = run("ballots", "enter", poll, "1", "q1=for", "q2=for")
    assert (old.code, "填错" in old.err) == (1, True)
    assert run("ballots", "enter", poll, "4", "q1=for", "q2=for").code == 1, "it is not back"
    assert run("ballots", "issue", poll, "4").code == run("ballots", "return", poll, "4").code == 0
    assert run("ballots", "enter", poll, "4", "q1=for", "q2=for").code == 0
    assert run("ballots", "replace", poll, "4", "-o", new, "--reason", "再换").code == 1, "it is counted"


def test_a_ballot_is_made_void(run, poll):
    assert run("ballots", "void", poll, "2").code == 2
    assert run("ballots", "void", poll, "2", "--reason", "遗失").code == 1, "it came back: it takes two"
    assert run("ballots", "void", poll, "2", "--reason", "遗失", *BY_TWO).code == 0
    again = run("ballots", "void", poll, "2", "--reason", "遗失")
    assert (again.code, "遗失" in again.err) == (1, True)
    assert numbers(run, poll)["void_issued"] == 1


def test_the_test_deck_is_tried(run, poll, tmp_path, monkeypatch):
    from meeting_tui.rehearsal import deck

    honest, told = deck.try_deck, []
    monkeypatch.setattr(deck, "try_deck", lambda *args: told.append(honest(*args)) or told[0])
    before = run("verify", tmp_path / "mine.meeting", "--json").out
    ran = run("ballots", "try", poll, "-o", tmp_path, "--json")
    assert ran.code == 0, ran.err
    assert (json.loads(ran.out)["questions"], json.loads(ran.out)["missed"]) == (16, [])
    assert (tmp_path / f"test-scans-{poll}.pdf").exists()
    assert run("verify", tmp_path / "mine.meeting", "--json").out == before, "nothing goes on record"
    lie = deck.Miss(1, "q1", ("for",), ("against",)), deck.Miss(2, "q2", (), None)
    monkeypatch.setattr(deck, "try_deck", lambda *_args: replace(told[0], missed=lie))
    ran = run("ballots", "try", poll, "-o", tmp_path)
    assert (ran.code, len(ran.out.splitlines())) == (3, 2)
    assert "000001  q1  for → against" in ran.out


def test_sheets_that_gave_no_reading_are_listed_and_decided(run, poll, tmp_path):
    """The list says why, people say which ballot or why not, and the last word counts."""
    import os

    from meeting_tui.desk.office import open_office

    office = open_office(os.environ["MEETING_TUI_FILE"], "李梅")
    with office.store.write() as session:
        for reason, image in (("no_code", "a" * 64), ("forged", "b" * 64)):
            torn = {"image": image, "source": "s.pdf", "sheet": 3, "reason": reason}
            office.append(session, f"poll:{poll}", "sheet.seen", **torn, waits=reason == "no_code")
    office.close()
    torn, forged = json.loads(run("ballots", "sheets", poll, "--json").out)["sheets"]
    assert [(sheet["state"], sheet["reason"]) for sheet in (torn, forged)] == [
        ("waiting", "no_code"),
        ("aside", "forged"),
    ]
    listed = run("ballots", "sheets", poll, "--pictures", tmp_path / "shown")
    assert "s.pdf:3  waits: The code can't be read." in listed.out
    assert "2 (0 read, 1 waiting, 1 set aside)" in listed.out
    assert f"{torn['number']}  s.pdf:3" in run("ballots", "review", poll).out
    decide = ("ballots", "sheet", poll, torn["number"], "--by", "赵军")
    assert run(*decide, "--by", "甲").code == 2
    assert run(*decide, "--ballot", "2").code == 1
    assert "two people decide" in run(*decide, "--by", "甲", "--ballot", "2").err
    assert [each["serial"] for each in json.loads(run("ballots", "review", poll, "--json").out)] == ["000002"]
    given = json.loads(run("ballots", "sheets", poll, "--json").out)["sheets"][0]
    assert (given["serial"], given["decided"]["serial"]) == ("000002", "000002")
    aside = json.loads(run(*decide, "--by", "甲", "--aside", "no-ballot", "--json").out)
    assert (aside["state"], aside["aside"], aside["decided"]["by"]) == ("aside", "no-ballot", ["赵军", "甲"])
    counted = json.loads(run("count", poll, "--json").out)["sheets"]
    assert counted == {
        "seen": 2,
        "read": 0,
        "waiting": 0,
        "unnamed": 0,
        "aside": {"no-ballot": 1, "forged": 1},
    }


def test_a_station_takes_a_copy_exports_and_is_merged(run, poll, tmp_path):
    copy, bundle = tmp_path / "b.meeting", tmp_path / "b.json"
    assert run("station", "take", poll, "--name", "B", "--box", "2", "-o", copy).code == 0
    assert run("--file", copy, "ballots", "enter", poll, "1", "q1=for", "q2=against").code == 0
    assert run("--file", copy, "poll", "close", poll).code == 1
    told = json.loads(run("--file", copy, "station", "export", poll, "-o", bundle, "--json").out)
    assert (told["station"], told["entries"]) == ("B", 1)
    merged = [json.loads(run("merge", bundle, "--json").out)[0] for _twice in range(2)]
    assert [(each["station"], each["new"], each["clashing"]) for each in merged] == [
        ("B", 1, []),
        ("B", 0, []),
    ]
    assert numbers(run, poll)["valid"] == 1
    (station,) = json.loads(run("station", "list", poll, "--json").out)["stations"]
    assert (station["name"], station["boxes"], station["merged"][0]["entries"]) == ("B", ["2"], 1)
    assert run("merge", copy).code == 1
    assert "B" in run("station", "list", poll).out

"""The counting table, the register, review and count by real keys: keyboard and hand scanner only."""

from __future__ import annotations

import asyncio
import shutil
import sys
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from tests.conftest import SHANGHAI
from tests.for_ever import kept, written
from tests.hands.terminal import squeezed
from tests.refused import refused
from textual import events
from textual.widgets import Static

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import sheets, watching
from meeting_tui.desk.ballots.review import Picture
from meeting_tui.desk.board import documents
from meeting_tui.desk.communities import signing_key
from meeting_tui.desk.office import open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits, counting, piles
from meeting_tui.lang import _, screen
from meeting_tui.lang.audit import stage as audit_stage
from meeting_tui.paper.ballots.payload import Payload, encode, poll_key
from meeting_tui.store import tables
from meeting_tui.tui.board.preview import Preview
from meeting_tui.tui.facts_dialog import FactsDialog
from meeting_tui.tui.polls.audit import AuditScreen
from meeting_tui.tui.polls.audit_table import AuditTable
from meeting_tui.tui.polls.doubtful import _scans
from meeting_tui.tui.polls.history import HistoryScreen
from meeting_tui.tui.polls.marking import Marking
from meeting_tui.tui.polls.piles import PilesScreen
from meeting_tui.tui.polls.poll import PollScreen
from meeting_tui.tui.polls.result import ResultScreen
from meeting_tui.tui.polls.review import Review
from meeting_tui.tui.polls.sheets import ScannedSheets
from meeting_tui.tui.polls.station import Station
from meeting_tui.tui.progress import Progress
from meeting_tui.tui.shell import PLACES
from meeting_tui.tui.text import warned
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.words import word

FRESH = 71  # back, not keyed in
OUT = 95  # handed out, not back


async def at_poll(on) -> None:
    await on.press("f6", "enter")
    assert isinstance(on.app.screen, PollScreen)


def code(on, poll: str, serial: int) -> str:
    return encode(Payload(poll, serial, 1), poll_key(signing_key(on.app.here), poll))


async def scan(on, text: str) -> None:
    """A hand scanner is a keyboard: characters, then Enter."""
    on.app.screen.focused.value = ""
    await on.type(text)
    await on.press("enter")


async def test_ballots_are_keyed_in_one_after_another(stage, copy, lang):
    sample = copy(lang)
    async with stage(sample.path, lang, (80, 24)) as on:
        await at_poll(on)
        await on.press("3")
        await scan(on, code(on, sample.poll, FRESH))
        assert f"{FRESH:06d}" in on.seen
        assert word("for") in on.seen
        await on.press("1", "2", "３", "enter")
        await scan(on, str(FRESH + 1))
        await on.press("0", "up", "1", "2", "space", "enter")
        assert _("Keyed in here: {n}", n=2) in on.seen
        found = [ballots.look(on.app.here, n, sample.poll).paper for n in (FRESH, FRESH + 1)]
    first, second = ({name: "".join(ticks) for name, ticks in paper.entered.marks.items()} for paper in found)
    assert first == {"lift": "for", "shed": "against", "contract": "abstain"}
    assert second == {"lift": "for", "shed": "against", "contract": ""}


async def test_a_question_without_an_answer_holds_the_ballot(stage, copy):
    async with stage(copy("en").path) as on:
        await at_poll(on)
        await on.press("3")
        await scan(on, str(FRESH))
        await on.press("1", "enter")
        assert on.app.screen.query_one(Marking).marks == {"lift": ("for",)}
        assert "0" in on.said
        await on.press("escape")
        assert _("Keyed in here: {n}", n=0) in on.seen


async def test_a_second_paper_is_stopped_shown_and_put_on_record(stage, copy, lang):
    sample = copy(lang)
    async with stage(sample.path, lang) as on:
        await at_poll(on)
        await on.press("3")
        await scan(on, "1")
        assert "000001" in on.said.replace(" ", "") or "1" in on.said
        assert not on.app.screen.query_one("#ballot").display
        await on.press("f8", "2", "2", "2", "enter", "escape")
        assert on.app.screen.view.numbers.waiting - on.app.screen.view.numbers.unread == 1
        assert ballots.look(on.app.here, 1, sample.poll).paper.state == "waiting"


async def test_the_second_papers_key_says_why_not_and_deletes_nothing(stage, samples):
    async with stage(samples("zh").path, "zh") as on:
        await at_poll(on)
        await on.press("3")
        await on.type("12")
        await on.press("home", "f8")
        assert on.app.screen.scan.value == "12"
        assert _("No second paper was stopped just now.") in on.said


@pytest.mark.parametrize("typed", ["HTTP://EXAMPLE.COM/1", "M1P00000000000", "999999", "\u202e12[/x]"])
async def test_what_is_no_ballot_of_ours_is_refused_in_one_message(stage, samples, typed):
    async with stage(samples("zh").path, "zh") as on:
        await at_poll(on)
        await on.press("3")
        await scan(on, typed)
        assert on.said.startswith(warned(""))
        assert isinstance(on.app.screen, Station)
        assert on.app.screen.scan.value == ""


async def test_a_scan_on_the_poll_itself_changes_nothing(stage, copy):
    """The scanner types digits, and digits are acts: none of a paper's is one, nor those typed after it."""
    sample = copy("en")
    async with stage(sample.path, "en") as on:
        await at_poll(on)
        before = kept(sample.path)
        await on.press(*code(on, sample.poll, 200), "enter", "1", "2", "enter")
        assert isinstance(on.app.screen, PollScreen)
        assert on.said.startswith(warned(""))
        assert written(before, kept(sample.path)) == []
        await on.press("1")
        await scan(on, code(on, sample.poll, 200))
        assert "000200" in on.seen


SHOWN = {
    "review": Review,
    "sheets": lambda poll: ScannedSheets(poll, ()),
    "piles": PilesScreen,
    "audit": AuditScreen,
    "drawn": lambda poll: AuditTable(poll.id, poll.asked, ["1", "2"], [DRAWN]),
    "result": lambda poll: ResultScreen(poll.id),
    "history": lambda poll: HistoryScreen(poll.id, FRESH, outer=False),
    "dialog": lambda _poll: FactsDialog("", [("", "")]),
    **{name: name for name in PLACES if name != "roll"},  # there a code is looked for
}
DRAWN = {"serial": "000071", "box": "", "source": "", "sheet": 0, "keyed": 1}


async def test_a_scan_where_nobody_takes_one_says_so_and_presses_no_key(stage, copy):
    sample = copy("zh")
    async with stage(sample.path, "zh", (80, 24)) as on:
        scanned, poll = code(on, sample.poll, FRESH), polls.poll(on.app.here, sample.poll)
        before = kept(sample.path)
        for name, shows in SHOWN.items():
            await on.press("f6", "f2")
            await (on.app.switch_mode(name) if shows is name else on.app.push_screen(shows(poll)))
            await on.settle()
            if isinstance(on.app.focused, TypedLine):
                await on.press("escape")  # who decides is asked first
            up = on.app.screen
            await on.press(*scanned, "enter", *"１23", "enter")
            assert on.app.screen is up, name
            assert warned("此处不接收扫描") in on.seen, name
            while len(on.app.screen_stack) > 1:
                await on.press("escape")
        assert written(before, kept(sample.path)) == []


async def test_a_paper_scanned_while_the_register_asks_why_is_no_reason(stage, copy):
    sample = copy("zh")
    async with stage(sample.path, "zh", (80, 24)) as on:
        await at_poll(on)
        await on.press("2")
        await scan(on, str(OUT))
        before = kept(sample.path)
        await on.press("ctrl+o", "1", "enter")
        asks = on.app.screen
        await on.press(*code(on, sample.poll, FRESH), "enter", "1", "2")
        assert on.app.screen is asks
        assert warned("刚扫入的是票码") in on.seen
        with refused("ballots.reason"):
            ballots.undo(on.app.here, sample.poll, [OUT], code(on, sample.poll, FRESH))
        assert written(before, kept(sample.path)) == []


async def test_papers_are_handed_out_and_taken_back(stage, copy, lang):
    sample = copy(lang)
    async with stage(sample.path, lang) as on:
        await at_poll(on)
        await on.press("1")
        assert _("Scan the first paper.") in on.seen
        await scan(on, "200")
        assert _("Scan the first paper.") not in on.seen
        await scan(on, "201")
        await scan(on, "200")
        assert on.said.startswith(warned(""))
        await on.press("escape", "2")
        await scan(on, "200")
        paper = ballots.look(on.app.here, 200, sample.poll).paper
        assert (paper.issued.mode, paper.returned.by) == ("hand", "王建国")
        assert "000200" in on.seen


def all_of(said: Static) -> bool:
    """Whether no line of what it says is cut away."""
    drawn = "".join(said.render_line(y).text for y in range(said.size.height))
    return squeezed(str(said.content)) == squeezed(drawn)


async def test_two_people_decide_what_waits(stage, copy, clock, lang):
    sample = copy(lang)
    office = open_office(sample.path, "扫描", world=clock.world())
    if lang == "en":
        persons.register(office, "赵军")
    for serial in (1, 2):
        ballots.second_paper(office, serial, {"lift": ("against",)}, sample.poll)
    with office.store.write() as session:
        for at, image in enumerate("ab", 1):
            torn = {"image": image * 64, "source": "torn.jpg", "sheet": at, "reason": "no_code"}
            office.append(session, f"poll:{sample.poll}", "sheet.seen", **torn, waits=True)
        tall = BytesIO()
        Image.new("L", (80, 200), 200).save(tall, "PNG")
        place = {"poll": sample.poll, "serial": 1, "page": 1, "source": "second.jpg"}
        session.add(tables.Crop(**place, question="lift", png=tall.getvalue()))
    office.close()
    async with stage(sample.path, lang, (80, 24)) as on:
        await at_poll(on)
        await on.press("5")
        assert _("Who decides?") in on.seen
        await on.press("ctrl+s")
        assert warned("") in on.said  # one person is not two, and the second is asked for
        await on.type("赵军")
        await on.press("ctrl+s")
        assert all_of(on.app.screen.query_one("#why", Static))
        await on.press("f8")
        labels = on.app.screen._poll.asked[0].labels.values()
        assert all(f"{n} {label}" in on.seen for n, label in enumerate(labels, 1))  # under the tall picture
        assert ":0" not in on.seen  # a second paper that was keyed lies on no sheet of any scan
        for char in "M1Q222":  # a code is no hand: its last digits decide nothing
            on.app.post_message(events.Key(char, char))
        await on.press("enter")
        assert on.app.screen.query_one(Marking).marks == {}
        await on.press("1", "1", "3", "enter")
        await on.press("delete", "1", "enter")
        assert isinstance(on.app.screen, Review)
        assert _("The code can't be read. Enter the ballot number by hand.")[:10] in on.seen
        await on.press("f8")
        await on.type("000100")
        await on.press("ctrl+s", "down", "delete", "1", "enter", "ctrl+f")
        assert isinstance(on.app.screen, ScannedSheets)
        listed = sheets.sheets(on.app.here, sample.poll)
        assert [(sheet.sheet, sheet.read, sheet.aside) for sheet in listed.listed] == [
            (1, True, ""),
            (2, False, "no-ballot"),
        ]
        assert word("no-ballot")[:10] in on.seen
        await on.press("escape", "f8", "0", "0", "0", "enter")
        assert _("Nothing waits. Every ballot that came back is decided.")[:10] in on.seen
        first, second = (ballots.look(on.app.here, n, sample.poll).paper for n in (1, 2))
    assert first.adjudicated.by == ("王建国", "赵军")
    assert first.marks["contract"] == ("abstain",)
    assert (second.state, second.adjudicated.reason) == ("invalid", "unsigned")


async def by_hand(on, poll: str) -> None:
    """The first number is nobody's to see, typed, left or saved, until two persons have the same."""
    persons.register(on.app.here, "钱清点")
    found = [_("counted by one person"), _("two persons differ: count again"), _("agrees")]
    await on.press("f8")
    for who, number, said in (
        ("王建国", "91", 0),
        ("钱清点", "90", 1),
        ("钱清点", "90", 0),
        ("王建国", "90", 2),
    ):
        await on.press("f8", *"77", "escape", "enter")
        assert "77" not in on.seen
        await on.press(*number, "enter", "enter")
        assert on.app.focused.value == ""  # whoever counts the same pile again is somebody else
        await on.type(who)
        await on.press("enter")
        assert isinstance(on.app.screen, PilesScreen)
        assert found[said] in on.said
    assert "91" not in on.seen
    await on.press("down", "down", "f8")
    assert on.app.screen.values["by"] == persons.find(on.app.here, "王建国").ref
    await on.press("escape")
    for name in ("王建国", "钱清点"):
        piles.count_pile(on.app.here, poll, "", {"unused": 154}, name)
    await on.press("escape", "f5", "f6")


async def test_two_people_move_the_last_minute_and_say_what_came_after_it(stage, copy, clock):
    sample = copy("en")
    async with stage(sample.path, "en", (80, 24)) as on:
        persons.register(on.app.here, "钱清点")

        async def fill(*values: str) -> None:
            for value in values:
                if value:
                    await on.type(value)
                await on.press("tab")
            await on.press("ctrl+s")

        await at_poll(on)
        clock.at = polls.poll(on.app.here, sample.poll).closes.replace(tzinfo=SHANGHAI) + timedelta(minutes=5)
        await on.press("f5", "f6", "ctrl+o", "2", "enter")
        assert "Close it first" in on.said
        await on.press("2")
        assert "Ballots after the last minute" in on.seen
        await on.press("ctrl+s")
        assert "Ballots after the last minute" in on.seen  # one person is not two
        await on.press("escape", "2", "tab")
        await on.type("钱清点")
        await on.press("tab", "2", "tab")
        await on.type("came on Monday")
        await on.press("ctrl+s")
        await on.type(str(OUT))
        await on.press("enter", "escape")
        late = ballots.look(on.app.here, OUT, sample.poll).paper
        assert (late.state, late.returned.reason) == ("late", "came on Monday")
        await on.press("ctrl+o", "1", "enter")
        await fill("2026-11-25 20:00", "", "钱清点", "snow")
        view = polls.poll(on.app.here, sample.poll)
        assert (view.state, view.closes.day, view.changes[-1].kind) == ("open", 25, "extended")
        await on.press("6")
        await fill("", "钱清点", "all voted")
        await on.confirm()
        view = polls.poll(on.app.here, sample.poll)
        assert (view.state, view.changes[-1].kind) == ("closed", "shortened")
        await on.press("ctrl+o", "2", "enter")
        await fill("2026-11-26 20:00", "", "钱清点", "mistaken")
        view = polls.poll(on.app.here, sample.poll)
        assert (view.state, view.closes.day, view.changes[-1].kind) == ("open", 26, "reopened")
        assert view.changes[-1].reason == "mistaken"


async def test_the_count_is_explained_and_put_on_record(stage, copy, lang, clock):
    sample = copy(lang)
    async with stage(sample.path, lang, (120, 40)) as on:
        await at_poll(on)
        await on.press("7")
        assert _("how it stands now") in on.seen
        assert "274" in on.seen
        clock.at = polls.poll(on.app.here, sample.poll).closes.replace(tzinfo=SHANGHAI) + timedelta(minutes=5)
        await on.press("escape", "6")
        await on.confirm()
        assert on.app.screen.view.state == "closed"
        for serial in range(61, 91):
            ballots.enter(on.app.here, serial, {}, sample.poll)
        await on.press("f5", "f6")
        assert on.app.screen.next_step == "piles"
        await by_hand(on, sample.poll)
        assert on.app.screen.next_step == "count"
        await on.press("f8", "f8")
        await on.confirm()
        assert _("The result is on record. F8 shows the notice.") in on.said
        report = counting.standing(on.app.here, sample.poll)
        assert (report.state, report.final) == ("counted", True)
        assert polls.poll(on.app.here, sample.poll).counted_at
        for line in report.results[0].as_json()["conditions"]:
            assert str(line["percent"]) in on.seen
        assert _("Audit by public dice") not in on.seen
        await on.press("f8")
        assert isinstance(on.app.screen, Preview)
        begun = audits.begin(on.app.here, sample.poll)
        await on.press("escape", "escape")
        assert (on.app.screen.next_step, _("To the result") in on.seen) == ("result", True)
        await on.press("f8", "end")
        assert _("Audit by public dice") in on.seen
        assert audit_stage(begun.stage, screen())[:12] in on.seen
        assert "audit" in {paper.kind for paper in documents.papers(on.app.here)}


async def test_ballots_are_printed_and_a_spoiled_one_replaced(stage, copy, tmp_path):
    sample = copy("en")
    async with stage(sample.path) as on:
        await at_poll(on)
        await on.press("9")
        await on.type("205")
        await on.press("tab")
        await on.type("coffee")
        await on.press("ctrl+s")
        await on.confirm()
        assert (tmp_path / f"ballots-{sample.poll}-new.pdf").read_bytes()[:4] == b"%PDF"
        await on.press("8", "tab", "tab", "2", "ctrl+s")
        await on.settle()
        assert (tmp_path / f"ballots-{sample.poll}.pdf").exists()
        assert on.app.screen.view.numbers.void == 1


def scanned(sample, tmp_path):
    """Papers as a scanner gives them: one clean, one with two ticks that nobody signed, one empty."""
    import numpy as np
    import pypdfium2

    from meeting_tui.desk.polls import frozen
    from meeting_tui.paper.ballots.geometry import lay_out
    from meeting_tui.rehearsal import copier, hands, marking

    office = open_office(sample.path, "x", readonly=True)
    with office.store.read() as session:
        design = frozen.case(session, sample.poll).definition.design
    office.close()
    rng = np.random.default_rng(7)
    layout, *_more = lay_out(design)
    pages = []
    document = pypdfium2.PdfDocument(sample.path.parent / "ballots.pdf")
    for at, wishes in ((100, {"lift": ["for"]}), (101, {"lift": ["for", "against"], "shed": ["for"]})):
        page = np.array(document[at * (len(_more) + 1)].render(scale=200 / 72).to_numpy()[:, :, 0])
        hand = hands.clean_hand(rng)
        marking.mark(page, layout, wishes, hand, rng)
        if at == 100:
            marking.sign(page, layout, design.words.signature, hand, rng)
        pages.append(copier.tidy(page, rng))
    blank = np.full((2339, 1654), 255, np.uint8)
    copier.bind([*pages, copier.jpeg(blank, 80)], tmp_path / "scan.pdf")
    document.close()
    return tmp_path / "scan.pdf"


def test_two_scans_of_one_name_are_told_apart():
    """Some scanners know but one name."""
    scans = [("a" * 64, "scan.jpg#1"), ("b" * 64, "scan.jpg#1"), ("c" * 64, "scan.jpg#2")]
    shown = [Picture(name, 1, *scan, b"", {}) for name in ("q1", "q2") for scan in scans]
    assert list(_scans(shown).values()) == ["scan.jpg:1 (1)", "scan.jpg:1 (2)", "scan.jpg:2"]


async def test_scans_are_read_and_the_doubtful_one_is_decided_by_its_picture(
    stage, copy, samples, tmp_path, monkeypatch
):
    """First from a folder that is watched until Esc; once more, nothing is new."""
    monkeypatch.setattr(watching, "QUIET", 0.1)
    sample = copy("zh")
    shutil.copy(samples("zh").path.with_suffix(".pdf"), tmp_path / "ballots.pdf")
    scan = scanned(sample, tmp_path)
    async with stage(sample.path, "zh", (120, 40)) as on:
        await at_poll(on)
        await on.press("4", "ctrl+u")
        await on.type(str(scan))
        await on.press("tab", "tab", "2")
        await on.pilot.press("ctrl+s")  # nothing to settle: it goes on until Esc
        async with asyncio.timeout(60):
            while not (isinstance(on.app.screen, Progress) and on.app.screen._at == (3, 3)):
                await on.pilot.pause(0.05)
        await on.press("escape")
        assert isinstance(on.app.screen, FactsDialog)
        assert "1 × 空白页" in on.seen
        assert "scan.pdf: 3" in on.seen
        await on.press("enter", "4", "ctrl+u")
        await on.type(str(scan))
        await on.press("ctrl+s")
        assert isinstance(on.app.screen, FactsDialog)
        await on.press("enter", "5", "tab")
        await on.type("赵军")
        await on.press("ctrl+s")
        assert "000102" in on.seen
        assert "签名处未见签名" in on.seen
        assert "▀" in on.seen  # the picture of the boxes
        await on.press("enter", "2", "enter")
        paper = ballots.look(on.app.here, 102, sample.poll).paper
        assert paper.marks["lift"] == ("against",)
        assert ballots.look(on.app.here, 101, sample.poll).paper.marks["lift"] == ("for",)


async def test_without_the_reader_the_screens_say_what_to_install_and_ballots_are_keyed(
    stage, copy, lang, monkeypatch
):
    sample = copy(lang)
    monkeypatch.setitem(sys.modules, "cv2", None)
    async with stage(sample.path, lang, (120, 40)) as on:
        await at_poll(on)
        here = on.app.screen
        await on.press("4")
        assert on.app.screen is here
        assert 'pip install "meeting-tui[reader]"' in on.said
        await on.press("3")
        assert on.app.screen is not here


async def test_a_stopped_paper_stays_in_sight_until_somebody_has_seen_to_it(stage, copy, lang):
    sample = copy(lang)
    async with stage(sample.path, lang, (80, 24)) as on:
        await at_poll(on)
        await on.press("1")
        await scan(on, "999999")
        for serial in range(200, 230):
            await scan(on, str(serial))
        assert "999999" in on.seen
        assert "000229" in on.seen
        await on.press("ctrl+x")
        assert "999999" not in on.seen
        await on.press("escape", "3")
        await scan(on, "999999")
        test = encode(Payload(sample.poll, 61, 1, True), poll_key(signing_key(on.app.here), sample.poll))
        await scan(on, test)
        await scan(on, "1")
        for serial in range(61, 71):
            await scan(on, str(serial))
            await on.press("0", "0", "0", "enter")
        assert "999999" in on.seen
        assert warned("000001 ") in on.seen
        assert test in on.seen, "the ballot of its number went through, not the test ballot"
        await scan(on, "71")  # what was kept and stopped leaves its questions in sight
        assert [
            asked.id for asked in polls.poll(on.app.here, sample.poll).asked if asked.title not in on.seen
        ] == []
        await on.press("escape")
        await on.press("ctrl+x", "ctrl+x", "ctrl+x")
        assert "999999" not in on.seen
        await on.press("ctrl+x")
        assert on.said.endswith(_("No paper is stopped."))

"""The page as a promise: distances that reading relies on, for any ballot a poll can ask for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.paper.designs import design

from meeting_tui.lang import translator
from meeting_tui.paper.ballots.geometry import (
    BallotDesign,
    ChoiceDesign,
    PageLayout,
    QuestionDesign,
    Rect,
    Words,
    geometry_json,
    lay_out,
)
from meeting_tui.paper.ballots.shapes import FRAME, RIGHT, Text
from meeting_tui.paper.ballots.words import ballot_words
from meeting_tui.paper.headlines import pieces
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.rules.shelf import shipped, shipped_profile

words = st.text(st.sampled_from("电梯大修（方案），。甲乙丙 Wm1il"), min_size=1, max_size=60)
labels = st.text(st.sampled_from("赞成候选人王Abc "), min_size=1, max_size=45).filter(str.strip)
long_texts = st.sampled_from(
    ["", "同意列支专项维修资金。", "同意列支维修资金。" * 30, "同意列支维修资金。" * 400]
)


@st.composite
def questions(draw: st.DrawFn) -> QuestionDesign:
    shown = draw(st.lists(labels, min_size=1, max_size=9))
    offered = tuple(ChoiceDesign(f"c{n}", label) for n, label in enumerate(shown))
    return QuestionDesign("q", draw(words), draw(long_texts), offered, draw(st.integers(1, 3)))


@st.composite
def ballots(draw: st.DrawFn) -> BallotDesign:
    asked = draw(st.lists(questions(), min_size=1, max_size=7))
    return replace(
        design(draw(st.sampled_from(["zh", "en"]))),
        questions=tuple(replace(question, id=f"q{n}") for n, question in enumerate(asked)),
        title=draw(words),
        community=draw(words),
        notes=tuple(draw(st.lists(words, max_size=2))),
        closing=tuple(draw(st.lists(words, max_size=3))),
        identity=draw(st.sampled_from(["signed", "secret"])),
    )


def ink(text: Text) -> Rect:
    """Where a line of text may put ink: never more than this."""
    width, em = text_width(text.text, text.size), text.size * MM_PER_PT
    left = {"left": text.x, "center": text.x - width / 2, "right": text.x - width}[text.align]
    return Rect(left, text.y - 0.88 * em, width, em)


def printed(page: PageLayout) -> list[Rect]:
    """All print that is neither box nor square."""
    lines = [Rect(min(r.x1, r.x2), r.y1 - r.weight / 2, abs(r.x2 - r.x1), r.weight) for r in page.rules]
    stamped = [
        Rect(
            slot.x - {"left": 0.0, "center": slot.width / 2, "right": slot.width}[slot.align],
            slot.y - 4,
            slot.width,
            5,
        )
        for slot in page.slots
        if slot.name not in {"test", "serial"}
    ]
    samples = [sample.rect.grown(FRAME / 2) for sample in page.samples]
    codes = [page.qr, *([page.foot] if page.foot else [])]
    return [ink(t) for t in page.texts if t.text] + lines + stamped + samples + codes + [page.bar]


@settings(max_examples=60, deadline=None)
@given(ballots(), st.booleans())
def test_the_promises_of_the_page(ballot: BallotDesign, large: bool) -> None:
    pages = lay_out(ballot, large)
    wanted = [(q.id, c.id) for q in ballot.questions for c in q.choices]
    assert [(box.question, box.choice) for page in pages for box in page.boxes] == wanted
    assert [page.page for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        keeps_clear(page)
        squares_and_qr(page)
        nothing_overlaps(page)


def meets(one: Rect, other: Rect) -> bool:
    """Whether the two overlap."""
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


def keeps_off(page: PageLayout) -> None:
    """No print near a box."""
    print_ = printed(page)
    for box in page.boxes:
        assert box.rect.w == box.rect.h == 6.0
        outer = box.rect.grown(FRAME / 2 + 4.0 - 0.05)
        assert not [rect for rect in print_ if meets(rect, outer)], box


def keeps_clear(page: PageLayout) -> None:
    keeps_off(page)
    print_ = printed(page)
    for one, other in combinations(page.boxes, 2):
        across, down = abs(one.rect.x - other.rect.x), abs(one.rect.y - other.rect.y)
        assert across >= 20 or down >= 12
    for square in page.squares:
        assert not [rect for rect in print_ if meets(rect, square.grown(4.0))], square


def squares_and_qr(page: PageLayout) -> None:
    bottom = page.cut or page.height
    assert (page.cut is not None) == (page.page == 1)
    tl, tr, bl, br = page.squares
    assert tl.center == (14.5, 14.5)
    assert tr.center == (195.5, 14.5)
    for low in (bl, br):
        assert 14 <= bottom - low.center[1] <= 15
    assert page.foot
    assert page.foot.bottom < bottom - 20
    assert page.foot.right <= page.width - 8
    for code, quiet in ((page.qr, 4 * page.qr.w / 25), (page.foot, 3.4 * page.foot.w / 21)):
        others = [rect for rect in (*printed(page), *page.squares) if rect != code]
        assert not [rect for rect in others if meets(rect, code.grown(quiet))]


def nothing_overlaps(page: PageLayout) -> None:
    bodies = [ink(text) for text in page.texts if text.text]
    for rect in bodies:
        assert rect.x >= 5
        assert rect.right <= page.width - 5
        assert rect.bottom <= page.height - 4
    for one, other in combinations(bodies, 2):
        assert not meets(shrunk(one), shrunk(other)), (one, other)


def shrunk(rect: Rect) -> Rect:
    return rect.grown(-0.3) if min(rect.w, rect.h) > 0.7 else rect


def test_a_question_stays_on_one_page_when_it_can() -> None:
    for page in lay_out(design(questions=12)):
        counts = {box.question: 0 for box in page.boxes}
        for box in page.boxes:
            counts[box.question] += 1
        assert set(counts.values()) == {3}


def test_three_questions_fit_one_sheet() -> None:
    assert [len(lay_out(design(lang))) for lang in ("zh", "en")] == [1, 1]


def test_large_print_is_large_and_secret_ballots_name_nobody() -> None:
    for page in lay_out(design(), large_print=True):
        voters_part = [t for t in page.texts if page.cut is None or t.y < page.cut]
        assert min(text.size for text in voters_part) >= 16
    for page in lay_out(design(identity="secret")):
        assert {slot.name for slot in page.slots} <= {"serial", "test"}
        assert not [slot for slot in page.slots if page.cut and slot.y > page.cut]


def test_the_design_survives_json() -> None:
    ballot = design(notes=("逾期未送达视为弃权。",), closing=("未签名的表决票无效。",))
    assert BallotDesign.from_json(json.loads(json.dumps(ballot.as_json())), ballot.layout) == ballot


@pytest.mark.parametrize(
    ("layout", "rest", "boxes"), [(1, "ea95e066badf", "623bfc0c3149"), (2, "8a5923a5d4d3", "623bfc0c3149")]
)
def test_positions_are_a_promise(layout: int, rest: str, boxes: str) -> None:
    """Ballots may lie printed in a drawer: when this fails, LAYOUT must change too."""
    words = Words(**{field.name: f"{field.name} 词" for field in fields(Words)})
    ballot = design("zh", 9, words=words, layout=layout)
    pages = [each for large in (False, True) for each in lay_out(ballot, large)]
    placed = [
        (each.page, box.question, box.choice, round(box.rect.x, 2), round(box.rect.y, 2))
        for each in pages
        for box in each.boxes
    ]
    others = [
        (each.squares, each.qr, *filter(None, [each.foot]), each.slots, each.rules, each.texts)
        for each in pages
    ]
    assert (_pin(placed), _pin(others)) == (boxes, rest)


def election(layout: int) -> BallotDesign:
    """Seven boxes, three lines for further names, and a question about a part."""
    words = Words(**{field.name: f"{field.name} 词" for field in fields(Words)})
    names = ("Maria Hernandez", "欧阳明月", "Li Wei", "Tom Okafor", "张伟", "Against all of them", "弃权")
    ids = ("c1", "c2", "c3", "c4", "c5", "against", "abstain")
    asked = QuestionDesign(
        "q1", "选举第四届业主委员会委员", "最多选五名。", tuple(map(ChoiceDesign, ids, names)), 5, 3
    )
    part = QuestionDesign(
        "q2",
        "更换1号楼电梯",
        "",
        tuple(ChoiceDesign(each, each) for each in ("for", "against", "abstain")),
        part=True,
    )
    title = "关于选举第四届业主委员会委员及使用维修资金更换电梯的业主大会表决票"
    more = {"closing": ("未签名的表决票无效。", "由代理人签名的，须附书面委托书。")} if layout > 5 else {}
    base = design("zh", words=words, layout=layout, title=title, pieces=pieces(title), **more)
    return replace(base, questions=(asked, part))


@pytest.mark.parametrize(
    ("layout", "boxes", "rest"),
    [
        (1, "ceea6813be68", "f947840aa4cd"),
        (2, "ceea6813be68", "e5db33ad5232"),
        (3, "ceea6813be68", "e5db33ad5232"),
        (4, "ceea6813be68", "e5db33ad5232"),
        (5, "319b9eae00af", "8edbfdfefadf"),
        (6, "319b9eae00af", "db996da70175"),
        (7, "321bb03af63f", "286e66dca71e"),
    ],
)
def test_elections_stand_where_they_stood(layout: int, boxes: str, rest: str) -> None:
    pages = [each for large in (False, True) for each in lay_out(election(layout), large)]
    others = [
        (each.squares, each.qr, *filter(None, [each.foot]), each.slots, each.rules, each.texts)
        for each in pages
    ]
    assert (_pin([(each.boxes, each.write_ins) for each in pages]), _pin(others)) == (boxes, rest)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_under_every_law_there_is_room_for_what_a_voter_weighs(lang: str, large: bool) -> None:
    """By "Co-ownership shares (MEA)" a share was stamped as … in the margin, and the heads beside it."""
    t = translator(lang)
    for law in map(shipped_profile, shipped()):
        titles = {
            name: dict(law.measures[name].title)
            for name in ("heads", "area", "share")
            if name in law.measures
        }
        named = {name: t.pick(title) for name, title in titles.items() if title or name != "heads"}
        page = lay_out(design(lang, words=ballot_words(t, named)), large)[0]
        facts = {
            "heads": "12",
            "area": "12345.67 ㎡",
            "share": "123/10000",
            "name": "Bartholomew Featherston",
        }
        for slot in (slot for slot in page.slots if slot.name in facts and slot.y < 100):
            assert text_width(facts[slot.name], 10.5) <= slot.width, (law.id, slot)
            assert slot.x + slot.width <= RIGHT + 0.1, (law.id, slot)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_says_at_its_foot_that_its_names_go_on(lang: str, large: bool) -> None:
    """Who marks five of eight names may not know of the other eight."""
    names = tuple(ChoiceDesign(f"c{n}", f"Name {n} of the third building, stair 2") for n in range(16))
    words = ballot_words(translator(lang), several=True)
    asked = QuestionDesign("q1", "选举业主委员会委员", "", names, 5)
    ballot = replace(design(lang, words=words), questions=(asked,))
    first, *later = lay_out(ballot, large)
    (more,) = [text for text in first.texts if text.text == words.more]
    foot = [text for text in first.texts if text.y == more.y]
    serial = next(slot for slot in first.slots if slot.name == "serial" and slot.y == more.y)
    half = text_width(more.text, more.size) / 2
    assert serial.x + text_width("000000", serial.size) + 2 < more.x - half
    assert more.x + half + 2 < min(
        text.x - text_width(text.text, text.size) for text in foot if text.x > more.x
    )
    hint = words.ticks.replace("{n}", "5")
    assert all(hint in {text.text for text in page.texts} for page in later if page.boxes)
    assert words.more not in {text.text for text in later[-1].texts}
    before = lay_out(replace(ballot, layout=6), large)
    assert words.more not in {text.text for page in before for text in page.texts}


def test_names_stand_whole_and_apart_from_what_is_no_name() -> None:
    texts = {text.text for page in lay_out(election(5)) for text in page.texts}
    assert {"Maria Hernandez", "Tom Okafor", "Against all of them"} <= texts
    pages = lay_out(election(5))
    boxes = [(page.page, box) for page in pages for box in page.boxes if box.question == "q1"]
    down = {box.choice: (page, box.rect.y) for page, box in boxes}
    assert down["c5"] < down["~1"] < down["against"] == down["abstain"]


@pytest.mark.parametrize("large", [False, True])
def test_titles_break_between_words(large: bool) -> None:
    """Older layouts broke 物业|服务 and 业主|大会; in large print nothing is smaller than 16 points."""
    for title, words in (
        ("梧桐苑小区业主大会关于选聘物业服务企业和调整停车收费的表决票", "物业服务企业"),
        ("业主大会关于修改管理规约与业主大会议事规则等四个事项的表决票", "议事规则"),
        ("关于使用专项维修资金更换一号楼和二号楼客梯的业主大会表决票", "一号楼"),
    ):
        page = lay_out(replace(design("zh"), title=title, pieces=pieces(title)), large)[0]
        assert any(words in text.text for text in page.texts), title
    long = replace(design("en"), title="Ballot on the election of the fourth committee " * 4)
    (first, *_rest) = lay_out(long, large)
    assert min(text.size for text in first.texts if text.bold and text.y < 60) >= (16 if large else 12)


@pytest.mark.parametrize("large", [False, True])
def test_what_makes_a_ballot_count_stands_below_the_line_that_ends_the_questions(large: bool) -> None:
    """So that no reader takes it for anything near an answer; lines to sign on are as long in large print."""
    told = ("未签名的表决票无效。", "由代理人签名的，须附书面委托书。")
    pages = lay_out(replace(design("en"), closing=told), large)
    page = pages[-1]
    boxes, said = [box.rect.bottom for box in page.boxes], [text for text in page.texts if text.text in told]
    across = [rule.y1 for rule in page.rules if rule.weight == 0.6 and rule.y1 > max(boxes, default=60.0)]
    assert [text.bold for text in said] == [True, False]
    assert max(boxes, default=0.0) < across[0] < said[0].y < said[1].y < page.signatures[0].y
    assert len(page.signatures) == 2
    assert min(line.w for line in page.signatures) > 45
    more = replace(design("en", 4), closing=(*told, told[1] * 30))
    assert len(lay_out(more, large)) == len(lay_out(replace(more, closing=told[:1]), large))
    alone = lay_out(replace(design("en"), words=replace(design("en").words, proxy="")), large)
    assert len(alone[-1].signatures) == 1


def _pin(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


def test_the_geometry_file() -> None:
    pages = lay_out(design(questions=6))
    tree = geometry_json([("000001", list(enumerate(pages, 1))), ("000002", list(enumerate(pages, 3)))])
    assert (tree["version"], tree["unit"], tree["origin"]) == (1, "mm", "top-left")
    assert [page["pdf_page"] for ballot in tree["ballots"] for page in ballot["pages"]] == [1, 2, 3, 4]
    first = tree["ballots"][1]["pages"][0]
    assert (first["page"], first["width"], first["height"]) == (1, 210.0, 297.0)
    assert first["boxes"][0] == {
        "question": "q1",
        "choice": "for",
        **{k: first["boxes"][0][k] for k in "xywh"},
    }
    for above, below in pairwise(first["boxes"][::3]):
        assert below["y"] - above["y"] >= 12


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    "long", ["Alexandra Featherstonehaugh-Montgomery", "Fay Krishnamurthy-Subramaniam", "Dan de la Cruz"]
)
def test_a_word_of_a_name_beside_its_ranks_is_not_torn(long: str, large: bool) -> None:
    """Where a word has no room beside the boxes, every name of the question stands above its own."""
    names = {"a": long, "b": "Bob Ng", "c": "欧阳明月（3栋2单元1201室）"}
    ranks = [
        ChoiceDesign(id if n == 1 else f"{id}:{n}", name) for id, name in names.items() for n in range(1, 7)
    ]
    asked = QuestionDesign("q", "Election", "", tuple(ranks), hint="Put them in order.", ranked=True)
    pages = lay_out(replace(design("en"), questions=(asked,)), large)
    above = []
    for page in pages:
        keeps_off(page)
        for box in page.boxes:
            for text in page.texts:
                if box.choice in names and names[box.choice].startswith(text.text) and len(text.text) > 5:
                    above.append(ink(text).bottom < box.rect.y < ink(text).bottom + 12)
    lines = [text.text for page in pages for text in page.texts]
    words = [word for name in names.values() for word in name.split()]
    assert [word for word in words if word.isascii() and not any(word in line for line in lines)] == []
    assert set(above) == {long != "Dan de la Cruz"}


@pytest.mark.parametrize("large", [False, True])
def test_ranks_that_go_on_on_a_further_page_say_again_how_they_are_given(large: bool) -> None:
    """Else whoever turns the page may begin at 1 once more, and the paper is invalid there."""
    boxes = [
        ChoiceDesign(f"n{n}:{rank}" if rank > 1 else f"n{n}", "Ann") for n in range(25) for rank in (1, 2)
    ]
    asked = QuestionDesign("q", "Election", "", tuple(boxes), hint="In order, each number once.", ranked=True)
    pages = [page for page in lay_out(replace(design("en"), questions=(asked,)), large) if page.boxes]
    assert len(pages) > 1
    said = [sum(text.text == asked.hint for text in page.texts) for page in pages]
    assert said == [1] * len(pages)
    for page in pages:
        keeps_off(page)

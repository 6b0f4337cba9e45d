"""The picker's index finds what a naive reading of every person finds, whoever is in the room first."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.rolls import write_csv

from meeting_tui.desk import communities
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.persons.find import unit_key
from meeting_tui.desk.persons.search import PersonIndex
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll.search import search_text, terms
from meeting_tui.record.person import Person
from meeting_tui.world import World

NAMES = st.text("张王伟芳单雄信aB ", min_size=1, max_size=4).filter(str.strip)
UNITS = st.from_regex(r"[1-3]-[1-3]0[12]", fullmatch=True)
PEOPLE = st.lists(st.tuples(NAMES, UNITS), max_size=12).map(
    lambda rows: [Person(no, name, unit) for no, (name, unit) in enumerate(rows, 1)]
)
QUERIES = st.text("张王伟zwf1-30 ", max_size=4)


def text_of(person: Person) -> str:
    return search_text((person.name,), [unit_key(person.unit)])


@given(PEOPLE, QUERIES, QUERIES, st.sets(st.integers(1, 12)), st.integers(1, 12))
@settings(deadline=None)
def test_it_finds_what_reading_everybody_finds(people, before, query, first, limit):
    rows = [(text_of(person), person) for person in people]
    index = PersonIndex(rows)
    for typed in (before, query[:1], query[:2]):  # whatever was typed before
        index.search(typed, limit, first)
    naive = [p for p in people if all(term in text_of(p) for term in terms(query))]
    found = index.search(query, len(people), first)
    assert sorted(p.id for p in found) == sorted(p.id for p in naive)
    assert index.search(query, limit, first) == found[:limit]
    others = [("|x|", Person(p.id, "x", p.unit)) for p in people[:limit]]
    assert PersonIndex(others).but(rows).search(query, len(people), first) == found  # new and changed
    here = [p.id in first for p in found]
    assert here == sorted(here, reverse=True)


def test_hanzi_pinyin_initials_unit_any_case_and_part(tmp_path: Path, world: World):
    office = communities.found(tmp_path / "a.meeting", "梧桐苑", "cn-assembly", world=world)
    rows = (
        "3栋,2单元,201室,80.00,登记,住宅,单雄信,自然人,,,",
        "10栋,,商铺1,80.00,登记,商铺,Ada Byron,自然人,,,",
    )
    roll.import_roll(office, write_csv(tmp_path, *rows))
    guest = persons.register(office, "冯立", organ="益家物业")
    for query in ("单", "雄信", "shanx", "DANXIONG", "sxx", "3-2-201", "201", "3栋2单元", "单 201", "ｓｘｘ"):
        assert [p.name for p in persons.search(office, query)] == ["单雄信"], query
    for query in ("ada", "BYRON", "ab", "商铺1"):
        assert [p.name for p in persons.search(office, query)] == ["Ada Byron"], query
    assert persons.search(office, "yjwy") == (guest,)
    assert [p.name for p in persons.search(office, "")] == ["单雄信", "Ada Byron", "冯立"]
    assert persons.search(office, "", 1, first={guest.id}) == (guest,)
    later = persons.register(office, "冯远", organ="居委会")
    assert persons.search(office, "冯") == (guest, later)
    office.close()

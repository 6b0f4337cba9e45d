"""Whose file this is: the community, the rules it goes by, and its committee."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office, create_office
from meeting_tui.desk.persons.acts import founder, label
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.held import no_assembly
from meeting_tui.paper import fonts
from meeting_tui.refusal import FieldName, Key, Refusal
from meeting_tui.rules import load_profile, shipped_profile
from meeting_tui.rules.currency import currency_of
from meeting_tui.rules.profile import Profile
from meeting_tui.store import journal
from meeting_tui.store.tables import Community, Member, Poll
from meeting_tui.world import REAL, World

Lang = Literal["zh", "en"]
Base = Literal["seats", "incumbents"]
LONGEST_SPEECH = 120
"""Minutes."""
OFFICES = ("chair", "vice", "member")


@dataclass(frozen=True)
class CommunityView:
    """`committee_base`: whether a majority is of the seats the bylaws fix, or of who is in office. `speech`:
    minutes one speech may take in every meeting called from now on, 0 as the rules say."""

    name: str
    lang: Lang
    place: str
    term: int
    seats: int
    committee_base: Base
    contact: str
    profile_id: str
    profile_text: str
    speech: int = 0


@dataclass(frozen=True)
class MemberView:
    """Someone in a seat: `office` is chair, vice or member; dates are ISO, empty when not known.

    `person` is who that is, `label` the name with what tells them from others of it. To seat somebody,
    a name will do, or one with the unit behind it.
    """

    name: str
    office: str = "member"
    since: str = ""
    person: int = 0
    label: str = ""


def found(
    target: str | Path,
    name: str,
    profile: str | Profile,
    lang: Lang = "zh",
    *,
    who: str = "",
    place: str = "",
    term: int = 1,
    seats: int = 0,
    contact: str = "",
    world: World = REAL,
) -> Office:
    """Make a new community's store and open it. `profile` is one that ships, by id, or one derived from it.

    Its whole text is copied in, so that the file explains itself.

    Refusals: `communities.name`, `communities.lang`, `rules.unknown_profile`, and those of `open_store`.
    """
    rules = shipped_profile(profile) if isinstance(profile, str) else profile
    view = _checked(CommunityView(name, lang, place, term, seats, "seats", contact, rules.id, rules.text))
    created = world.now().isoformat(timespec="seconds")
    row = _columns(view) | {"id": 1, "key": world.token(32).hex(), "created_at": created}
    return create_office(target, who, lambda connection: connection.execute(insert(Community), row), world)


def _columns(view: CommunityView) -> dict[str, Any]:
    return {field.name: getattr(view, field.name) for field in fields(view)}


def _checked(view: CommunityView) -> CommunityView:
    """The view with its texts cleaned; refused when it can't stand on a paper."""
    if view.lang not in ("zh", "en"):
        raise Refusal("communities.lang", lang=Key(view.lang))
    if view.committee_base not in ("seats", "incumbents"):
        raise Refusal("communities.base", base=Key(view.committee_base))
    if view.term < 1 or view.seats < 0:
        raise Refusal("communities.number", term=view.term, seats=view.seats)
    speech_limit(view.speech)
    name = clean(view.name)
    if not name:
        raise Refusal("communities.name", field=FieldName("name"))
    checked = replace(view, name=name, place=clean(view.place), contact=clean(view.contact))
    fonts.require([checked.name, checked.place, checked.contact])
    return checked


def speech_limit(minutes: int) -> int:
    """Minutes of one speech within reason; 0: as the rules say. Refused: `meetings.speech`."""
    if not 0 <= minutes <= LONGEST_SPEECH:
        raise Refusal("meetings.speech", field=FieldName("speech"), most=LONGEST_SPEECH)
    return minutes


def community(office: Office) -> CommunityView:
    """The community of this store. Refusal `communities.none` before it was founded."""
    with office.store.read() as session:
        row = session.connection().execute(select(Community)).first()
    if row is None:
        raise Refusal("communities.none", target=office.store.target)
    now = {field.name: getattr(row, field.name) for field in fields(CommunityView)}
    return CommunityView(**{**now, **office.community})


def signing_key(office: Office) -> bytes:
    """The 32 bytes that sign this community's ballots. They never leave the store."""
    with office.store.read() as session:
        return bytes.fromhex(session.connection().execute(select(col(Community.key))).scalar_one())


def profile(office: Office) -> Profile:
    """The rules this community goes by."""
    here = community(office)
    return load_profile(here.profile_text, here.profile_id)


def currency(office: Office) -> str:
    """In which currency (ISO 4217) this community counts its money; empty where its rules are of no land."""
    return currency_of(profile(office))


def change(office: Office, **settings: Any) -> CommunityView:
    """Change settings by name: name, lang, place, term, seats, committee_base, contact, speech.

    A new language labels the voters again, so it waits for open polls. Refusals as in `found`,
    `communities.setting` for a name that is none, `communities.poll_open`.
    """
    unknown = settings.keys() - {field.name for field in fields(CommunityView)} | settings.keys() & {
        "profile_id",
        "profile_text",
    }
    if unknown:
        raise Refusal("communities.setting", name=Key(min(unknown)))
    before = community(office)
    after = _checked(replace(before, **settings))
    return _keep(office, after, derive=after.lang != before.lang)


def change_profile(office: Office, text: str, source: str) -> CommunityView:
    """Go by other rules: a profile's TOML, `source` where it comes from. Voters are derived again.

    What is kept is the whole profile, also of one that `extends` another.

    Refusals: those of `load_profile`, `communities.poll_open`, `communities.currency`.
    """
    rules = load_profile(text, source)
    _check_currency(office, rules)
    return _keep(
        office, replace(community(office), profile_id=rules.id, profile_text=rules.text), derive=True
    )


def _check_currency(office: Office, rules: Profile) -> None:
    """Money that is on record is never called other money."""
    with office.store.read() as session:
        if not journal.happened(session, "money.entered"):
            return
    was, then = currency(office), currency_of(rules)
    if was != then:
        raise Refusal("communities.currency", rules=Key(rules.id), was=was or "–", then=then or "–")


def _keep(office: Office, view: CommunityView, *, derive: bool) -> CommunityView:
    heads = load_profile(view.profile_text, view.profile_id).heads
    with office.store.write() as session:
        session.connection().execute(update(Community).values(_columns(view)))
        if derive:
            no_open_poll(session)
            storage.derive_again(session, view.lang, heads)
    return view


def no_open_poll(session: Session) -> None:
    """Refuse (`communities.poll_open`, `communities.assembly_open`) while papers are out that were made from
    the roll as it stands, or voters of it are in an assembly."""
    no_assembly(session)
    title = session.connection().execute(select(col(Poll.title)).where(col(Poll.state) == "open")).scalar()
    if title is not None:
        raise Refusal("communities.poll_open", poll=title)


def members(office: Office) -> tuple[MemberView, ...]:
    """The committee in office: chair, vice, then the others as they were entered."""
    now = select(Member).where(col(Member.until) == "").order_by(col(Member.id))
    with office.store.read() as session:
        rows = session.connection().execute(now).all()
        views = [
            MemberView(row.name, row.office, row.since, row.person or 0, label(session, row.person, row.name))
            for row in rows
        ]
    return tuple(sorted(views, key=lambda member: OFFICES.index(member.office)))


def former(office: Office) -> tuple[tuple[int, str, date], ...]:
    """Who left the committee and holds no seat in it now: number, name and the day."""
    gone = select(Member).where(col(Member.until) != "").order_by(col(Member.until))
    seated = {member.person for member in members(office)}
    with office.store.read() as session:
        rows = session.connection().execute(gone).all()
        return tuple(
            (row.person, label(session, row.person, row.name), date.fromisoformat(row.until))
            for row in rows
            if row.person and row.person not in seated
        )


def set_members(office: Office, committee: Iterable[MemberView]) -> tuple[MemberView, ...]:
    """The committee from now on. Who is not in it any more is kept with the day they left.

    Whoever bears the name on the roll is meant, or somebody known; else the name is registered.

    Refusals: `communities.member` (no name), `communities.member_twice`, `communities.office`,
    `communities.two_chairs`, `communities.too_many` for the seats there are, `persons.ambiguous`.
    """
    wanted = list(committee)
    here = community(office)
    _check_members(wanted, here.seats)
    fonts.require(member.name for member in wanted)
    today = office.world.now().date()
    with office.store.write() as session:
        _write_members(session, [_seated(session, member) for member in wanted], here.term, today)
    return members(office)


def _seated(session: Session, member: MemberView) -> MemberView:
    person = founder(session, f"p{member.person}" if member.person else member.name)
    return replace(member, name=person.name, person=person.id)


def _write_members(session: Session, new: list[MemberView], term: int, today: date) -> None:
    for member in new:
        if sum(1 for other in new if other.person == member.person) > 1:
            raise Refusal("communities.member_twice", name=member.name)
    connection = session.connection()
    old = connection.execute(select(Member).where(col(Member.until) == "")).all()
    kept = {(member.person, member.office) for member in new}
    gone = [row.id for row in old if (row.person, row.office) not in kept]
    connection.execute(update(Member).where(col(Member.id).in_(gone)).values(until=today.isoformat()))
    there = {(row.person, row.office) for row in old}
    rows = [
        {
            "name": member.name,
            "office": member.office,
            "term": term,
            "since": member.since or today.isoformat(),
            "person": member.person,
        }
        for member in new
        if (member.person, member.office) not in there
    ]
    if rows:
        connection.execute(insert(Member), rows)


def _check_members(new: list[MemberView], seats: int) -> None:
    for member in new:
        if not (member.person or clean(member.name)):
            raise Refusal("communities.member")
        if member.office not in OFFICES:
            raise Refusal("communities.office", name=member.name, office=Key(member.office))
    if sum(1 for member in new if member.office == "chair") > 1:
        raise Refusal("communities.two_chairs", field=FieldName("chair"))
    if seats and len(new) > seats:
        raise Refusal("communities.too_many", members=len(new), seats=seats)

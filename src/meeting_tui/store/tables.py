"""The tables. Areas are integers of 0.01 m², times ISO 8601 texts with their offset, JSON canonical text.

What happened lives in `Entry` alone (append-only, hashed); the other tables hold what is known: the
community, its roll, its matters, and what each poll froze.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel


def _one_of(column: str, *values: str) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=f"{column}_known")


class Community(SQLModel, table=True):
    """Whose file this is: one row. `key` (hex, 32 bytes) signs the QR codes and never leaves the file;
    `speech` is how many minutes one speech may take in every meeting, 0 as the rules say."""

    __table_args__ = (
        CheckConstraint("id = 1", name="one_community"),
        CheckConstraint("seats >= 0", name="seats_count"),
        _one_of("lang", "zh", "en"),
        _one_of("committee_base", "seats", "incumbents"),
    )
    id: int = Field(default=1, primary_key=True)
    name: str
    lang: str = "zh"
    place: str = ""
    term: int = 1
    seats: int = 0
    committee_base: str = "seats"
    profile_id: str
    profile_text: str
    key: str
    contact: str = ""
    created_at: str = ""
    speech: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class Unit(SQLModel, table=True):
    """One exclusive part. `area` is 0.01 m², 0 where the roll keeps none; `area_source` says which document
    it comes from.

    `share`: its part of the whole (unit entitlement, MEA, tantièmes, 持分), an exact number as text.
    """

    __table_args__ = (
        UniqueConstraint("building", "unit", "room"),
        CheckConstraint("area >= 0", name="area_kept"),
        _one_of("kind", "home", "shop", "parking", "other"),
    )
    id: int | None = Field(default=None, primary_key=True)
    building: str = ""
    unit: str = ""
    room: str
    kind: str = "home"
    area: int
    area_source: str = ""
    sold: bool = True
    share: str = ""


class Owner(SQLModel, table=True):
    """A person, company or developer. `reference` tells apart people of one name (never printed whole)."""

    __table_args__ = (_one_of("kind", "person", "company", "developer"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    kind: str = "person"
    reference: str = ""
    phone: str = ""
    person: int | None = None


class Person(SQLModel, table=True):
    """Somebody who can speak, vote, count, receive or decide; never deleted, so that an id in the record
    means one person for good. `unit` tells people of one name apart, `organ` is whom a guest speaks for.

    `origin`: an owner by the roll, a registered guest, or somebody of the office (a member of the committee,
    whoever founded the file) whom the roll has not named yet. `key` compares names, `reference` is the
    owner's; `search` is what a picker finds them by, `changed` counts the changes of the whole table.
    """

    __table_args__ = (_one_of("origin", "roll", "guest", "office"), Index("person_key", "key"))
    id: int | None = Field(default=None, primary_key=True)
    name: str
    key: str
    unit: str = ""
    organ: str = ""
    origin: str = "guest"
    reference: str = ""
    search: str = ""
    changed: int = 0


class RollAnswer(SQLModel, table=True):
    """What a person answered about the roll's file, remembered for the next one: which column a heading is
    (`heading`), whether equal names are one person (`name`), what a doubt is (`doubt`)."""

    __table_args__ = (_one_of("kind", "heading", "name", "doubt"),)
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    value: str


class Ownership(SQLModel, table=True):
    """Who owns which unit. `position` is the roll's order."""

    unit: int = Field(foreign_key="unit.id", primary_key=True)
    owner: int = Field(foreign_key="owner.id", primary_key=True, index=True)
    position: int = 0


class Voter(SQLModel, table=True):
    """Who casts one ballot: `label` names them on paper, `heads` and `area` are their weights.

    `representative` signs for co-owners, a company, or someone who can't sign. `large`: wants large print.
    """

    __table_args__ = (
        _one_of("kind", "person", "company", "developer", "co-owners"),
        CheckConstraint("heads >= 0 AND area >= 0", name="weights_positive"),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: int = Field(unique=True)
    label: str
    kind: str = "person"
    heads: int = 1
    area: int = 0
    units: str = ""
    representative: str = ""
    search: str = ""
    share: str = ""
    large: bool = False


class VoterUnit(SQLModel, table=True):
    """Which units a voter votes for; a unit has one voter."""

    unit: int = Field(foreign_key="unit.id", primary_key=True)
    voter: int = Field(foreign_key="voter.id", index=True)


class Member(SQLModel, table=True):
    """A seat of the committee held by a person, from `since` until `until` (ISO dates; empty: still)."""

    __table_args__ = (_one_of("office", "chair", "vice", "member"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str
    office: str = "member"
    term: int = 1
    since: str = ""
    until: str = ""
    person: int | None = None


class Matter(SQLModel, table=True):
    """A concern that lives across meetings until it is done."""

    __table_args__ = (_one_of("state", "open", "proposed", "voting", "decided", "done", "dropped"),)
    id: int | None = Field(default=None, primary_key=True)
    title: str
    summary: str = ""
    state: str = "open"
    created_at: str = ""


class Proposal(SQLModel, table=True):
    """What is put to the vote on a matter; `code` picks the rule. Frozen by digest."""

    id: int | None = Field(default=None, primary_key=True)
    matter: int = Field(foreign_key="matter.id", index=True)
    revision: int = 1
    title: str
    text: str = ""
    code: str
    options: str = ""
    budget: str = ""
    funding: str = ""
    effect: str = ""
    digest: str = ""
    frozen_at: str = ""


class Meeting(SQLModel, table=True):
    """The list of meetings; what happens in one is the stream `meeting:<id>`."""

    __table_args__ = (_one_of("kind", "committee", "assembly"),)
    id: str = Field(primary_key=True)
    title: str
    kind: str = "committee"
    place: str = ""
    planned_at: str = ""


class Poll(SQLModel, table=True):
    """What a poll froze when it was made; its papers are the stream `poll:<id>`."""

    __table_args__ = (_one_of("state", "open", "closed", "counted", "withdrawn"),)
    id: str = Field(primary_key=True)
    code: str = Field(unique=True, min_length=4, max_length=4)
    title: str
    definition: str
    digest: str
    roll_fingerprint: str
    profile_id: str = ""
    profile_text: str = ""
    opens: str = ""
    closes: str = ""
    state: str = "open"


class PollVoter(SQLModel, table=True):
    """The roll as the poll froze it, one row a ballot. `units` is the text printed on the paper.

    A voter whose ballot was replaced has several rows; the one with the highest serial is theirs.
    """

    __table_args__ = (
        Index("poll_voter_no", "poll", "voter_no"),
        CheckConstraint("heads >= 0 AND area >= 0", name="weights_positive"),
    )
    poll: str = Field(foreign_key="poll.id", primary_key=True)
    serial: int = Field(primary_key=True)
    voter_no: int
    label: str
    kind: str = "person"
    units: str = ""
    heads: int = 1
    area: int = 0
    share: str = ""


class PollEnvelope(SQLModel, table=True):
    """Whose the envelopes of a secret poll are, one row an envelope: as `PollVoter` for ballots by name.

    A voter whose envelope was replaced has several rows. Nothing leads from here to a paper.
    """

    __table_args__ = (
        Index("poll_envelope_no", "poll", "voter_no"),
        CheckConstraint("heads >= 0 AND area >= 0", name="envelope_weights_positive"),
    )
    poll: str = Field(foreign_key="poll.id", primary_key=True)
    serial: int = Field(primary_key=True)
    voter_no: int
    label: str
    kind: str = "person"
    units: str = ""
    heads: int = 1
    area: int = 0
    share: str = ""


class Entry(SQLModel, table=True):
    """One thing that happened. Append-only by triggers; see docs/formats/record.md."""

    __table_args__ = (
        CheckConstraint("seq > 0", name="seq_positive"),
        CheckConstraint("length(hash) = 64 AND length(prev) = 64", name="hash_length"),
        UniqueConstraint("stream", "prev"),
        Index("entry_kind", "kind"),
    )
    stream: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    kind: str
    at: str
    author: str
    body: str
    prev: str
    hash: str = Field(unique=True)


class EntryText(SQLModel, table=True):
    """Personal text of an entry with its salt; the entry holds their hash. Both NULL: erased."""

    stream: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    field: str = Field(primary_key=True)
    salt: str | None = None
    text: str | None = None


class Posting(SQLModel, table=True):
    """The number of a posting, which document and since when. Of those without a place the record says the
    rest; the others are of before there was one, hung by whom (`person`), until when."""

    id: int | None = Field(default=None, primary_key=True)
    document: str
    digest: str = ""
    place: str
    since: str
    until: str = ""
    by: str = ""
    person: int | None = None


class Crop(SQLModel, table=True):
    """The picture of one question of one read page, for the people who decide what the reader could not.

    `image`: the fingerprint of the page's picture, as its reading on record has it; `source`: where it lies.
    """

    poll: str = Field(foreign_key="poll.id", primary_key=True)
    serial: int = Field(primary_key=True)
    page: int = Field(primary_key=True)
    question: str = Field(primary_key=True)
    image: str = Field(default="", primary_key=True)
    source: str = ""
    png: bytes = Field(sa_type=LargeBinary)


class SheetPicture(SQLModel, table=True):
    """The picture of a sheet that gave no reading, small, by its digest: so that it can be shown again."""

    poll: str = Field(foreign_key="poll.id", primary_key=True)
    digest: str = Field(primary_key=True)
    png: bytes = Field(sa_type=LargeBinary)


class Stamp(SQLModel, table=True):
    """One row: a token that every write renews. A file with another one is not the file we left."""

    __table_args__ = (CheckConstraint("id = 1", name="one_stamp"),)
    id: int = Field(default=1, primary_key=True)
    value: str

"""What a paper tells of keys and signatures: who signs for its meeting or poll, and who signed its record."""

from __future__ import annotations

from collections.abc import Iterator

from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.office import Office
from meeting_tui.desk.signing import bundle as signatures
from meeting_tui.desk.signing import checking
from meeting_tui.lang import Translator
from meeting_tui.lang.formats import moment
from meeting_tui.lang.terms import FIELDS
from meeting_tui.record.keys import KeyRecord

NAME = "signatures.json"


def rows(office: Office, stream: str, t: Translator) -> tuple[tuple[str, str], ...]:
    """As facts: who signs with which key, and what was signed when; signatures that hold alone."""
    with office.store.read() as session:
        found = checking.on_record(session)
    return (*_appointed(found, stream, t), *_signed(found, stream, t))


def _appointed(found: KeyRecord, stream: str, t: Translator) -> Iterator[tuple[str, str]]:
    for key in found.keys:
        if key.of == stream:
            name, code = key.person.name, check_code(key.key)
            said = t("{name} signs with the key of check code {code}", name=name, code=code)
            ended = t("; no more since then: {reason}", reason=key.reason) if key.ended else ""
            yield t(FIELDS[key.office]), said + ended


def _signed(found: KeyRecord, stream: str, t: Translator) -> Iterator[tuple[str, str]]:
    for each, said in zip(found.signatures, checking.told(found), strict=True):
        if each.of == stream and said.code in checking.HOLDS:
            code = check_code(each.heads[stream].hash) if stream in each.heads else "–"
            yield (
                t("Signed with the key"),
                t(
                    "{name}, {at}; the record had the check code {code}",
                    name=each.person.name,
                    at=moment(each.made_at, t.lang),
                    code=code,
                ),
            )


def bundle(office: Office, wanted: bool) -> tuple[tuple[str, str], ...]:
    """The file of signatures that goes into the paper, by its name; none where nobody signed."""
    if not wanted:
        return ()
    with office.store.read() as session:
        made = signatures.text(session, communities.community(office).name)
    return ((NAME, made),) if made else ()

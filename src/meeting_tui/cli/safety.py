"""`verify`, `doctor`: is it whole, and is this machine fit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meeting_tui.check_code import begins, check_code
from meeting_tui.cli import out
from meeting_tui.cli.decisions import again
from meeting_tui.cli.frame import PATH, Argument, Option, Seat, verb
from meeting_tui.cli.parameters import JSON
from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.facts import told
from meeting_tui.lang.formats import moment
from meeting_tui.lang.refusals import word
from meeting_tui.lang.terms import record_name, term
from meeting_tui.refusal import Holder

if TYPE_CHECKING:
    from meeting_tui.desk.safety.verification import Verification
    from meeting_tui.record.chain import Head

CHECKED = Argument(
    "path",
    "PATH",
    N_("A file; a PDF is compared with --file. Or a check code, which is looked up in --file."),
)


@verb(
    "verify",
    N_("Check a file, a backup, a bundle or a PDF, and name the first difference; or look up a check code."),
    *(CHECKED, JSON),
)
def verify(seat: Seat, path: str, as_json: bool) -> None:
    """Print what was found; exit with 3 when something differs."""
    if path.endswith(".json") and not signatures(Path(path)):
        again(Path(path), as_json, seat.target if seat.told or Path(seat.target).exists() else None)
        return
    found = _found(seat, path)
    if as_json:
        failure = None if found.failure is None else word(found.failure, screen())
        notes, signed = ([word(note, screen()) for note in told] for told in (found.notes, found.signed))
        out.as_json({**vars(found), "failure": failure, "notes": notes, "signed": signed})
    else:
        _tell(found)
    if found.failure:
        raise found.failure
    for note in (*found.signed, *found.notes):
        out.words(word(note, screen()))
    if not found.notes or found.kind == "community":
        out.words(_("{path} is in order.", path=found.target))


def _found(seat: Seat, path: str) -> Verification:
    """A typed check code is looked up, where no file bears such a name."""
    if begins(path) and not Path(path).exists():
        from meeting_tui.desk.safety.codes import belongs

        return belongs(seat.target, path)
    from meeting_tui.desk.safety.checking import verify as check

    there = seat.target if seat.told or Path(seat.target).exists() else None
    if signatures(Path(path)):
        from meeting_tui.desk.signing.bundle import verify as check_bundle

        return check_bundle(Path(path), there)
    return check(path, there)


def signatures(path: Path) -> bool:
    """Whether a file is one of signatures."""
    if path.suffix != ".json":
        return False
    from meeting_tui.desk.signing.bundle import is_bundle

    return is_bundle(path)


def _tell(found: Verification) -> None:
    out.facts(
        [
            (_("What"), term(found.kind, screen())),
            *((_(CLAIMED[name]), value) for name, value in found.facts.items()),
            *((record_name(stream, screen()), _headed(head)) for stream, head in found.heads.items()),
        ]
    )


def _headed(head: Head) -> str:
    code = check_code(head.hash)
    return _n("{n} entry, check code {code}", "{n} entries, check code {code}", head.count, code=code)


SETTINGS = {
    "journal_mode": {
        "delete": N_("beside the file while it is written"),
        "wal": N_("written ahead"),
        "memory": N_("read as a copy in memory"),
    },
    "synchronous": {
        **{"0": N_("doesn't wait for the disk"), "1": N_("seldom waits for the disk")},
        **{"2": N_("waits for the disk"), "3": N_("waits for the disk, and for its folder")},
    },
}
CLAIMED = {"community": N_("Community"), "title": N_("Title"), "date": N_("Date"), "edition": N_("Edition")}
FACTS = {
    "file": N_("File"),
    "program": N_("Program"),
    "python": N_("Python"),
    "system": N_("System"),
    "sqlite": N_("SQLite"),
    "postgresql": N_("PostgreSQL"),
    "journal_mode": N_("Journal"),
    "synchronous": N_("Synchronous"),
    "user_version": N_("Version of the file"),
    "records": N_("Records"),
    "entries": N_("Entries"),
    "last_entry": N_("Last entry"),
    "size": N_("Size"),
    "free": N_("Free on the disk"),
    "lock": N_("Open at"),
    "log": N_("Log"),
    "faults": N_("Errors in the log"),
}
BUNDLE = Option(
    "--bundle",
    metavar="FILE",
    type=PATH,
    help=N_("Pack what a helper needs into a new .zip: versions, counts, checks, the log; no name or text."),
)


@verb(
    "doctor",
    N_("Is this machine fit for the meeting? Versions, space, who holds the file."),
    *(BUNDLE, JSON),
)
def doctor(seat: Seat, bundle: Path | None, as_json: bool) -> None:
    """Print the facts on stdout and what to mind on stderr; or pack them, also of a file that won't open."""
    from meeting_tui.desk.safety.doctor import doctor as look

    target = seat.target if seat.told or Path(seat.target).exists() else None
    if bundle is not None:
        _pack(bundle, target)
        return
    found = look(target)
    facts = {"file": seat.target, **found.facts}
    warnings = [word(warning, screen()) for warning in found.warnings]
    if as_json:
        out.as_json(facts | {"warnings": warnings})
        return
    out.facts([(_(label), _fact(name, facts.get(name))) for name, label in FACTS.items()])
    for warning in warnings:
        out.words(warning)


def _pack(bundle: Path, target: str | None) -> None:
    from meeting_tui.desk.safety.bundle import pack

    pack(bundle, target)
    out.words(_("{path} can be given to who helps you: there is no name, room or text in it.", path=bundle))


def _fact(name: str, value: Any) -> object:
    """Bytes as MB, SQLite's settings in words, who holds the file as one line."""
    if name in ("size", "free") and isinstance(value, int):
        return f"{value / 1_000_000:,.1f} MB"
    if name in SETTINGS:
        return _(SETTINGS[name][str(value)]) if str(value) in SETTINGS[name] else value
    if isinstance(value, Mapping):
        return told(Holder(value), screen())
    return moment(value, screen().lang) if name == "last_entry" and value else value

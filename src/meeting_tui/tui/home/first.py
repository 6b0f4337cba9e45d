"""Before a file is open: why none is, and what one can do: found a community, try the sample, read only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui import lang
from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.refusals import word
from meeting_tui.output import placed
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.opening import LOCKED, MISSING, Opened, opened
from meeting_tui.tui.progress import Progress
from meeting_tui.tui.reading_fields import a_number

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.tui.house import House

WELCOME = N_(
    "Welcome. There is no community file here yet.\n\n"
    "F8 makes one for your community.\n"
    "1 opens a made-up community, to try everything on.\n"
    "Ctrl+O opens a file you already have.\n\n"
    "The file will be:\n{path}"
)


def why(house: House) -> str:
    """Why no file is open, and what to do."""
    refusal = house.closed_because
    if refusal is None:
        return _("Opening the file…")
    if refusal.code in MISSING:
        return _(WELCOME, path=house.target)
    said = word(refusal, lang.screen())
    return said + "\n\n" + (_("F8 opens it to read.") if refusal.code == LOCKED else "")


class Founding(Form[Opened]):
    """The form that makes a community's file."""

    def submit(self, values: Mapping[str, str]) -> None:
        house = self.house
        house.sign_as(values["who"])
        self.alone(lambda: _found(house, values), self.dismiss, self.wrong)


def found(house: House) -> None:
    """Ask what a new community needs, make its file, open it."""
    from meeting_tui.rules import shipped, shipped_profile

    profiles = tuple((each, screen().pick(dict(shipped_profile(each).title))) for each in shipped())
    fields = (
        FormField("name", _("Name of the community"), hint=_("as it stands on notices")),
        FormField(
            "lang", _("Language"), screen().lang, kind="choice", options=(("zh", "中文"), ("en", "English"))
        ),
        FormField("profile", _("Rules"), "cn-assembly", kind="pick", options=profiles),
        FormField("place", _p("community", "Place"), hint=_("city and district")),
        FormField("term", _("Term of the committee"), "1"),
        FormField("seats", _("Seats"), "5"),
        FormField("who", _("Your name"), house.who),
    )
    house.ask(Founding(_("A new community"), fields, _never), house.enter)


def _never(_office: Office, _values: Mapping[str, str]) -> Opened:
    raise AssertionError("founding needs no office")


def _found(house: House, values: Mapping[str, str]) -> Opened:
    from meeting_tui.desk import communities
    from meeting_tui.desk.persons.acts import settled

    if not clean(values["who"]):
        raise Refusal("persons.unnamed", field=FieldName("who"))
    target = house.target
    if "://" not in target:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
    office = communities.found(
        target,
        values["name"],
        values["profile"],
        "zh" if values["lang"] == "zh" else "en",
        who=values["who"],
        place=values["place"],
        term=a_number(values["term"], _("Term of the committee")),
        seats=a_number(values["seats"], _("Seats")),
        world=house.world,
    )
    return settled(office, values["who"]), communities.community(office)


def sample(house: House) -> None:
    """Make the made-up community in the screen's language beside the file that is missing, and open it."""
    work: Progress[Opened] = Progress(
        _("Making the sample community"), lambda *_: _sample(house), stoppable=False
    )
    house.ask(work, house.enter)


def _sample(house: House) -> Opened:
    from meeting_tui.rehearsal.sample import found_sample

    target = Path(house.target).with_name(f"sample-{screen().lang}.meeting")
    if target.exists():
        return opened(str(target), house.who, house.world)
    target.parent.mkdir(parents=True, exist_ok=True)
    with placed(target, new=True) as draft:  # whole or not at all
        found_sample(draft, screen().lang, house.who, house.world).close()
    return opened(str(target), house.who, house.world)


class Other(Form[Opened]):
    """The form that opens another file."""

    def submit(self, values: Mapping[str, str]) -> None:
        house = self.house
        target = values["path"].strip() or house.target
        self.alone(lambda: _swap(house, target), self.dismiss, self.wrong)


def other(house: House) -> None:
    """Ask for a file and open it in place of this one."""
    fields = (FormField("path", _("File"), house.target, kind="path", endings=(".meeting",)),)

    def entered(found: Opened) -> None:
        house.target = str(found[0].store.target)
        house.enter(found)

    house.ask(Other(_("Open another file"), fields, _never), entered)


def _swap(house: House, target: str) -> Opened:
    """Open the new one first: when that is refused, the old one stays open."""
    path = target if "://" in target else str(Path(target).expanduser())
    found = opened(path, house.who, house.world)
    if house.office is not None:
        house.office.close()
    return found

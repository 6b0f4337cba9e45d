"""The frame every command hangs in: where the data is, who sits here, and help in the reader's language."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from meeting_tui.cli.pages import Pages
from meeting_tui.lang import N_, Lang, _, screen
from meeting_tui.refusal import Refusal
from meeting_tui.resources import own_file
from meeting_tui.world import REAL

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office

FRAME = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."), N_("[COMMAND] [ARGS]..."))
"""What a usage line says besides names."""
HELD = frozenset({"store.locked", "store.readonly", "store.forbidden"})
"""Why a file can only be read now."""


@dataclass(frozen=True)
class Seat:
    """Where the data is, who says to be at the keyboard ("": nobody said), which language is spoken.

    `told`: somebody named the target; else it is the user's own file, which may not be there.
    """

    target: str
    who: str
    lang: Lang
    told: bool = True

    @property
    def name(self) -> str:
        """The name the record gets: as said, else as the computer knows its user."""
        return self.who or getpass.getuser()

    @contextmanager
    def office(
        self, *, readonly: bool = False, unknown: bool = False, rather: bool = False
    ) -> Iterator[Office]:
        """The community's office, closed afterwards. `readonly` also works while others write; `rather`: to
        write if that is possible now, else to read.

        Who says to be at the keyboard must be somebody the file knows, unless they may be `unknown`; whom
        nobody named is the computer's account.
        """
        from meeting_tui.desk.office import open_office
        from meeting_tui.desk.persons.acts import seated

        try:
            office = open_office(self.target, self.name, readonly=readonly)
        except Refusal as refusal:
            if not rather or refusal.code not in HELD:
                raise
            office = open_office(self.target, self.name, readonly=True)
        try:
            yield office if office.store.readonly or unknown or not self.who else seated(office, self.who)
        finally:
            office.close()


def seat(file: str | None, who: str | None) -> Seat:
    """The seat that the options name; what they leave out comes from the environment."""
    env = os.environ.get
    target = file or env("MEETING_TUI_FILE", "")
    return Seat(target or own_file(), who or env("MEETING_TUI_WHO", ""), screen().lang, told=bool(target))


class Number(click.IntRange):
    """A whole number from a least one up."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(
                _("{value} is not a whole number of at least {least}.", value=value, least=self.min),
                param,
                ctx,
            )


class DayType(click.ParamType[date]):
    """A day as people say it: 2026-11-23, 11-23, next Friday."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from meeting_tui.lang.refusals import word
        from meeting_tui.lang.spoken import a_day

        try:
            return a_day(value, REAL.now().date(), screen().lang)
        except Refusal as refusal:
            self.fail(word(refusal, screen()), param, ctx)


class Pair(click.ParamType[tuple[str, str]]):
    """Something said of a question: QUESTION=VALUE; the question may have a sign of equality in it."""

    name = "text"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        question, _equals, said = value.rpartition("=")
        if not (question and said):
            form = param.metavar if param else "QUESTION=VALUE"
            self.fail(_("{value} is not written as {form}.", value=value, form=form), param, ctx)
        return question, said


LANGUAGES: tuple[Lang, ...] = ("zh", "en")


class FilePath(click.Path):
    """A file or a folder; an empty text, which a script has for a name it never set, is not this folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            from meeting_tui.lang.refusals import word

            self.fail(word(Refusal("scan.unnamed"), screen()), param, ctx)
        return super().convert(value, param, ctx)


PATH = FilePath()


class _Spoken:
    """Help is kept as it was written, and read in the language of the screen."""

    _written: str | None

    @property
    def help(self) -> str | None:
        return _(self._written) if self._written else self._written

    @help.setter
    def help(self, words: str | None) -> None:
        self._written = words


class Option(_Spoken, click.Option):
    """An option; its default is shown when it has one to show. `writes`: it names a file to be written."""

    def __init__(self, *names: str, help: str = "", writes: bool = False, **facts: Any) -> None:
        self.writes = writes
        shown = facts.get("default", "") not in ("", None)
        super().__init__(names, help=help, show_default=shown, **facts)


class Argument(_Spoken, click.Argument):
    """An argument with a line of help. `writes`: it names a file to be written."""

    def __init__(
        self, name: str, metavar: str | None = None, help: str = "", *, writes: bool = False, **facts: Any
    ) -> None:
        self.writes = writes
        super().__init__([name], metavar=metavar, help=help, **facts)


class _Context(click.Context):
    formatter_class = Pages


class Command(_Spoken, click.Command):
    """A command whose help speaks the screen's language."""

    context_class = _Context

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - wrapped, never cut
        return self.help or ""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:  # click words it once and keeps it
            option.help = _("Show this message and exit.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_(piece) for piece in super().collect_usage_pieces(ctx)]


FILE = Option(
    "--file",
    metavar="PATH_OR_URL",
    help=N_("The community file or postgresql+psycopg address; else MEETING_TUI_FILE, else your own file."),
)
LANG = Option("--lang", type=click.Choice(LANGUAGES), help=N_("The language to speak."))
WHO = Option(
    "--who",
    metavar="NAME",
    help=N_("Your name, as the record shows it; else MEETING_TUI_WHO."),
)
SEAT = (FILE, LANG, WHO)
FORCE = Option(
    "--force",
    is_flag=True,
    help=N_("Replace a file of another origin; never a community file or a backup."),
)


class Verb(Command):
    """A command that works on a community: --file, --lang and --who stand before it or after it."""

    def invoke(self, ctx: click.Context) -> Any:
        before = ctx.find_root().params
        file, _lang, who = (ctx.params.pop(name) or before.get(name) for name in ("file", "lang", "who"))
        ctx.params["seat"] = seat(file, who)
        if ctx.params.pop(FORCE.name, False):
            _give_up(ctx.params.get(param.name or "") for param in self.params if _writes(param))
        return super().invoke(ctx)


class Noun(Command, click.Group):
    """A group of commands, which says what it has when none follows."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - in the order of the work
        return list(self.commands)


def verb(name: str, help: str, *parameters: click.Parameter) -> Callable[[Callable[..., None]], Verb]:
    """Make a function a command; it is called with its seat and its parameters."""
    force = (FORCE,) if any(map(_writes, parameters)) else ()
    return lambda act: Verb(name, callback=act, help=help, params=[*parameters, *force, *SEAT])


def _writes(param: click.Parameter) -> bool:
    return isinstance(param, (Option, Argument)) and param.writes


def _give_up(named: Iterable[str | Path | None]) -> None:
    """The files that are named may be replaced, whoever wrote them."""
    from meeting_tui.output import adopt

    for path in named:
        if path:
            adopt(Path(path))


def noun(name: str, help: str, *verbs: click.Command) -> Noun:
    """The verbs of one noun, with one line of help."""
    return Noun(name, help=help, commands=verbs, no_args_is_help=True)

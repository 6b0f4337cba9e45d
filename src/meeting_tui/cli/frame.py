"""The frame every command hangs in: where the data is, who sits here, and help in the reader's language."""

from __future__ import annotations

import getpass
import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from meeting_tui.lang import N_, Lang, Translator, preferred, screen, use
from meeting_tui.resources import own_file

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office

Act = TypeVar("Act", bound=Callable[..., None])
File = Annotated[
    str | None,
    typer.Option(
        metavar="PATH_OR_URL",
        help=N_(
            "The community file or postgresql+psycopg address; else MEETING_TUI_FILE, else your own file."
        ),
    ),
]
Wish = Annotated[Literal["zh", "en"] | None, typer.Option("--lang", help=N_("The language to speak."))]
Who = Annotated[
    str | None,
    typer.Option(metavar="NAME", help=N_("Your name, as the record shows it; else MEETING_TUI_WHO.")),
]
Json = Annotated[bool, typer.Option("--json", help=N_("Print JSON, for programs."))]
Output = Annotated[str, typer.Option("-o", "--out", metavar="FILE", help=N_("Where to write."))]
COMMON: dict[str, Any] = {"file": File, "lang": Wish, "who": Who}
FRAME = (
    N_("Usage:"),
    N_("Arguments:"),
    N_("Options:"),
    N_("Commands:"),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("[required]"),
    N_("default:"),
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)


@dataclass(frozen=True)
class Place:
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
    def office(self, *, readonly: bool = False) -> Iterator[Office]:
        """The community's office, closed afterwards. `readonly` also works while others write."""
        from meeting_tui.desk.office import open_office

        office = open_office(self.target, self.name, readonly=readonly)
        try:
            yield office
        finally:
            office.close()


def place(file: str | None, lang: Lang | None, who: str | None) -> Place:
    """The place that the options name; what they leave out comes from the environment."""
    if lang:
        use(lang)
    env = os.environ.get
    target = file or env("MEETING_TUI_FILE", "")
    return Place(
        target or own_file(), who or env("MEETING_TUI_WHO", ""), lang or preferred(), told=bool(target)
    )


class _Spoken:
    """Help in the language of the screen. Headings are typer's, so they are exchanged in its text."""

    help: str | None
    get_params: Callable[[Any], list[Any]]

    def get_help(self, ctx: Any) -> str:
        say = screen()
        self.help = say(self.help or "")
        for param in self.get_params(ctx):
            param.help = say(getattr(param, "help", None) or "")
        return _framed(super().get_help(ctx), say)  # type: ignore[misc]

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - wrapped, never cut
        say = screen()
        return say(self.help or "")


def _framed(text: str, say: Translator) -> str:
    for words in FRAME:
        text = text.replace(words, say(words))
    return text


class Verb(_Spoken, TyperCommand):
    """One command."""


class Noun(_Spoken, TyperGroup):
    """A group of commands."""


def noun(help: str, cls: type[Noun] = Noun) -> typer.Typer:
    """A group of verbs with one line of help, which is shown when no verb follows."""
    alone = cls is Noun
    return typer.Typer(
        cls=cls, help=help, no_args_is_help=alone, add_completion=not alone, rich_markup_mode=None
    )


def verb(group: typer.Typer, name: str, help: str) -> Callable[[Act], Act]:
    """Make a function a command: its first argument, the place, comes from --file, --lang and --who."""

    def register(act: Act) -> Act:
        @wraps(act)
        def command(ctx: typer.Context, **given: Any) -> None:
            before = ctx.find_root().obj or {}
            act(place(**{option: given.pop(option) or before.get(option) for option in COMMON}), **given)

        hints = get_type_hints(act, include_extras=True)
        own = list(inspect.signature(act).parameters.values())[1:]
        extra = {"ctx": typer.Context} | COMMON
        kind, none = inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.empty
        parameters = [each.replace(annotation=hints[each.name], kind=kind) for each in own] + [
            inspect.Parameter(option, kind, default=None if option in COMMON else none, annotation=hint)
            for option, hint in extra.items()
        ]
        command.__annotations__ = {each.name: each.annotation for each in parameters}
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        group.command(name, cls=Verb, help=help)(command)
        return act

    return register

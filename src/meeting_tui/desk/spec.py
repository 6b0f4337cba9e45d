"""Specs that people write: TOML read key by key; every refusal names the line and the key that is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from meeting_tui.clean import clean, clean_lines, narrow
from meeting_tui.lang.spoken import a_day, a_moment
from meeting_tui.lang.spoken_times import END_OF_DAY
from meeting_tui.refusal import Choices, Key, Keys, Refusal
from meeting_tui.rules.locate import Path, line_of, lines
from meeting_tui.strict import toml_of

_PLACE = re.compile(r"line (\d+), column (\d+)")
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,31}")


def is_slug(text: str) -> bool:
    """Whether a text can be an id: up to 32 ASCII letters, digits, `_ . -`."""
    return _SLUG.fullmatch(text) is not None


def parse(text: str) -> SpecTable:
    """The top table of a TOML text; a refusal names line and column of a slip."""
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    try:
        return SpecTable(toml_of(text), lines(text))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (int(n) for n in place.groups()) if place else (text.count("\n") + 1, 1)
        raise Refusal("spec.syntax", line=line, column=column) from error


class SpecTable:
    """One table. Every key is asked for by name; `done` refuses the keys nobody asked for."""

    def __init__(
        self, data: Mapping[str, object], positions: dict[Path, int], path: Path = (), where: str = ""
    ) -> None:
        self._data = data
        self._positions, self._path = positions, path
        self._where = where
        self._asked: set[str] = set()

    def key(self, name: str) -> str:
        """The key as a person finds it in the file: `question[2].matter`."""
        return f"{self._where}.{name}" if self._where else name

    def refusal(self, name: str, reason: str, **facts: object) -> Refusal:
        """What is wrong with a key, as `spec.REASON`, with its line; a missing one has that of its table."""
        line = line_of(self._positions, (*self._path, name))
        return Refusal(f"spec.{reason}", line=line, key=Key(clean(self.key(name))), **facts)

    def _get(self, name: str) -> object:
        self._asked.add(name)
        return self._data.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """One line of text; without a default it must be there and not be empty."""
        return clean(self._text(name, default))

    def lines(self, name: str, default: str | None = None) -> str:
        """Text of several lines."""
        return clean_lines(self._text(name, default))

    def _text(self, name: str, default: str | None) -> str:
        value = self._get(name)
        if value is None and default is not None:
            return default
        if value is None:
            raise self.refusal(name, "missing")
        if not isinstance(value, str):
            raise self.refusal(name, "text")
        if default is None and not clean(value):
            raise self.refusal(name, "empty")
        return value

    def slug(self, name: str, default: str | None = None) -> str:
        """A short id of letters, digits, `_ . -`."""
        value = narrow(self._text(name, default))
        if value and not is_slug(value):
            raise self.refusal(name, "slug", value=value)
        return value

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """One word of a fixed list."""
        value = self.text(name, default)
        if value not in allowed:
            raise self.refusal(name, "choice", value=Key(value), allowed=Choices(filter(None, allowed)))
        return value

    def number(self, name: str, default: int, least: int = 0) -> int:
        """A whole number, not under `least`."""
        value = self._get(name)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.refusal(name, "number", least=least)
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """true or false."""
        value = self._get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.refusal(name, "flag")
        return value

    def moment(self, name: str, *, end: bool = False) -> datetime:
        """A date or a time, local. A date alone is its first minute, or with `end` its last (民法典 203)."""
        value = self._get(name)
        if value is None:
            raise self.refusal(name, "missing")
        try:
            return _moment(value, end)
        except ValueError as error:
            raise self.refusal(name, "moment", value=clean(str(value))) from error

    def moment_or_open(self, name: str) -> datetime | None:
        """As `moment`; an empty text says that it is still open."""
        if self._data.get(name) == "":
            self._asked.add(name)
            return None
        return self.moment(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when the key isn't there."""
        value = self._get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) and clean(each) for each in value):
            raise self.refusal(name, "texts")
        return tuple(clean(each) for each in value)

    def tables(self, name: str) -> tuple[SpecTable, ...]:
        """The tables of `[[name]]`; empty when there are none."""
        value = self._get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.refusal(name, "tables")
        return tuple(
            SpecTable(each, self._positions, (*self._path, name, no), f"{self.key(name)}[{no + 1}]")
            for no, each in enumerate(value)
        )

    def table(self, name: str) -> SpecTable | None:
        """The table under `name`; None when it isn't there."""
        value = self._get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.refusal(name, "table")
        return SpecTable(value, self._positions, (*self._path, name), self.key(name))

    def holds_tables(self, name: str) -> bool:
        """Whether the list under `name` is one of tables rather than of texts."""
        value = self._data.get(name)
        return isinstance(value, list) and any(isinstance(each, dict) for each in value)

    def done(self) -> None:
        """Refuse the first key that means nothing here: a typing slip must not pass unnoticed."""
        for name in self._unknown():
            known = Keys(sorted(self._asked))
            raise self.refusal(name, "unknown", known=known)

    def _unknown(self) -> Iterator[str]:
        return (name for name in self._data if name not in self._asked)


def _moment(value: object, end: bool) -> datetime:
    if isinstance(value, str):
        value = _from_text(narrow(value))
    if isinstance(value, datetime):
        local = value.astimezone().replace(tzinfo=None) if value.tzinfo else value
        return local.replace(second=0, microsecond=0)
    if isinstance(value, date):
        return datetime.combine(value, END_OF_DAY if end else time.min)
    raise ValueError(value)


def _from_text(text: str) -> date | datetime:
    """ISO, or as people write a day with its year, and perhaps a time: 2026年12月1日 18:00, 2026/12/1."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _said(text) if re.match(r"\d{4}[年/.]", text) else datetime.fromisoformat(text)


def _said(text: str) -> date | datetime:
    try:
        return a_day(text, date.min, "zh")
    except Refusal:  # then with a time
        return _with_time(text)


def _with_time(text: str) -> datetime:
    try:
        return a_moment(text, datetime.combine(date.min, time.min), "zh")
    except Refusal as refusal:
        raise ValueError(text) from refusal

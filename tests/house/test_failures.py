"""A failure put anywhere leaves its trace: in every act of a room, behind every command, on the screen."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import click
import pytest
from rich.traceback import Traceback
from tests.cli.test_commands import takes
from tests.tui.conftest import Stage
from textual.widgets import Static

from meeting_tui import trace
from meeting_tui.cli.app import main, root
from meeting_tui.refusal import Refusal
from meeting_tui.tui.app import MeetingApp

SECRET = "密语Qz7"
WORD = {
    "path": SECRET,
    "text": SECRET,
    "integer": "1",
    "YYYY-MM-DD": "2026-12-01",
    "a day as people say it": "2026-12-01",
}


class Injected(Exception):
    """What fails here; its message holds what must not get out."""


class Broken:
    """Stands for anything an act needs, and fails as soon as it is used."""

    def fail(self, *_given: object, **_named: object) -> Any:
        raise Injected(SECRET)

    __call__ = __iter__ = __len__ = __str__ = __fspath__ = __eq__ = __hash__ = fail

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.fail()


def functions(room: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public functions of a room that need something, with where they stand: `desk.roll.acts.add`."""
    package = importlib.import_module(f"meeting_tui.{room}")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        found = importlib.import_module(module.name)
        for name, each in vars(found).items():
            own = inspect.isfunction(each) and each.__module__ == module.name and each.__name__ == name
            if own and not name.startswith("_") and needed(each):
                yield f"{module.name.removeprefix('meeting_tui.')}.{name}", each


def needed(function: Callable[..., Any]) -> list[inspect.Parameter]:
    """What it must be given."""
    kinds = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    parameters = inspect.signature(function).parameters.values()
    return [each for each in parameters if each.default is each.empty and each.kind not in kinds]


def run(function: Callable[..., Any], *first: object) -> None:
    """Call it with what breaks, and use what it gives."""
    given = needed(function)
    named = {each.name: Broken() for each in given if each.kind is each.KEYWORD_ONLY}
    rest = [Broken() for _ in range(len(given) - len(named) - len(first))]
    answer = function(*first, *rest, **named)
    if inspect.isgenerator(answer):
        list(answer)
    elif hasattr(answer, "__enter__"):
        answer.__enter__()


ACTS = {where: act for where, act in functions("desk") if needed(act)[0].name == "office"}


async def test_every_act_that_fails_behind_a_screen_is_in_the_log_by_its_name(log):
    app = MeetingApp("none.meeting")
    app.open_file = lambda **_how: None  # type: ignore[method-assign]
    async with app.run_test() as pilot:
        on = Stage(app, pilot)  # type: ignore[arg-type]
        app.office = Broken()  # type: ignore[assignment]
        for act in ACTS.values():
            app.screen.do(partial(run, act))  # type: ignore[attr-defined]
        await on.settle()
        assert str(trace.path()) in on.said
        app.office = None
    app.close_file()
    told = log()
    assert len(ACTS) > 70
    assert [act for act in ACTS if not any(f"\nact: {act}\n" in entry for entry in told)] == []
    assert sum("Injected" in entry for entry in told) > 0.9 * len(ACTS)
    assert SECRET not in "".join(told)


@pytest.mark.parametrize("room", ["desk", "paper", "rehearsal", "scan", "store"])
def test_every_function_of_a_room_that_fails_in_a_thread_is_in_the_log_with_its_file(log, room):
    failed = []
    for where, function in functions(room):
        try:
            trace.watched(partial(run, function))
        except Refusal:
            continue
        except Exception:
            failed.append(where)
    told = log()
    assert len(told) == len(failed) > 0.7 * len(list(functions(room)))
    for where, entry in zip(failed, told, strict=True):
        file, _dot, name = where.replace(".", "/").rpartition("/")
        assert f'File "meeting_tui/{file}' in entry, where
        assert f", in {name}\n" in entry, where
    assert SECRET not in "".join(told)


def commands(command: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something."""
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, *path, name)
    elif not command.hidden:
        yield path, command


def words(command: click.Command) -> Iterator[str]:
    """What a command must be told, somehow."""
    for param in command.params:
        if param.required:
            said = WORD.get(takes(param)) or takes(param).split("|")[0].replace("number>=", "")
            yield from ([param.opts[-1], said] if isinstance(param, click.Option) else [said])


@pytest.mark.parametrize("path", [path for path, _command in commands(root)], ids=" ".join)
def test_every_command_that_fails_says_where_the_log_is(log, monkeypatch, capsys, path):
    command = dict(commands(root))[path]
    monkeypatch.setattr(command, "callback", Broken().fail)
    assert main([*path, *words(command)]) == trace.EXIT
    said = capsys.readouterr()
    assert str(trace.path()) in said.err
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert "Injected" in log()[0]
    assert SECRET not in said.err + log()[0]


async def test_a_handler_that_fails_ends_the_screens_with_words_instead_of_values(log):
    class Falls(Static):
        def on_mount(self) -> None:
            person = SECRET
            raise Injected(person)

    app = MeetingApp("none.meeting")
    app.open_file = lambda **_how: None  # type: ignore[method-assign]
    with pytest.raises(Injected):
        async with app.run_test():
            await app.screen.mount(Falls())
    app.close_file()
    assert app.return_code == trace.EXIT
    assert "Injected" in log()[0]
    assert SECRET not in log()[0]


async def test_work_of_the_application_that_nobody_asks_is_in_the_log(log):
    app = MeetingApp("none.meeting")
    app.open_file = lambda **_how: None  # type: ignore[method-assign]

    async def falls() -> None:
        raise Injected(SECRET)

    async with app.run_test() as pilot:
        app.run_worker(falls(), exit_on_error=False)
        await pilot.pause()
        await pilot.pause()
    app.close_file()
    assert "Injected" in log()[0]


async def test_a_thread_of_textual_that_dies_ends_the_screens_and_is_in_the_log(log):
    app = MeetingApp("none.meeting")
    app.open_file = lambda **_how: None  # type: ignore[method-assign]
    async with app.run_test():
        try:
            raise Injected(SECRET)
        except Injected:
            app.panic(Traceback())
    app.close_file()
    assert app.return_code == trace.EXIT
    assert "act: screen thread: Injected\n" in log()[0]
    assert SECRET not in log()[0]

"""The log of errors: it tells what failed and where, and nothing of what people wrote."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy

from meeting_tui import trace
from meeting_tui.desk.spec import is_slug
from meeting_tui.lang.faults import told
from meeting_tui.refusal import Refusal

SECRET = "密语Qz7"


def grouped() -> None:
    raise ExceptionGroup(SECRET, [ValueError(SECRET), KeyError(SECRET)])


def noted() -> None:
    error = ValueError(SECRET)
    error.add_note(SECRET)
    raise error


def caused() -> None:
    person = SECRET
    try:
        int(person)
    except ValueError as error:
        raise LookupError(person) from error


def hidden() -> None:
    try:
        int(SECRET)
    except ValueError:
        raise LookupError(SECRET) from None


def asked_a_database() -> None:
    with sqlalchemy.create_engine("sqlite://").connect() as connection:
        connection.execute(sqlalchemy.text("SELECT :a FROM nowhere"), {"a": SECRET})


def in_a_folder_of_a_person() -> None:
    exec(compile("1 / 0", f"/home/{SECRET}/{SECRET}.py", "exec"))


def again(person: str) -> str:
    return again(person) + person


SAYS: dict[Callable[[], object], tuple[str, ...]] = {
    grouped: ("ExceptionGroup", "builtins.ValueError", "builtins.KeyError"),
    noted: ("builtins.ValueError",),
    caused: ("builtins.LookupError", "builtins.ValueError", "which led to:"),
    hidden: ("builtins.LookupError", "builtins.ValueError"),
    asked_a_database: ("sqlalchemy.exc.OperationalError", "sqlite3.OperationalError SQLITE_ERROR"),
    in_a_folder_of_a_person: ("builtins.ZeroDivisionError", 'File "elsewhere"'),
    lambda: again(SECRET): ("builtins.RecursionError", "more\n"),
    lambda: Path(f"{SECRET}/{SECRET}").read_text("utf-8"): ("builtins.FileNotFoundError ENOENT",),
    lambda: is_slug(SECRET.encode()): ("act: desk.spec.is_slug", 'File "meeting_tui/desk/spec.py", line'),  # type: ignore[arg-type]
    lambda: Refusal(f"no code {SECRET}", who=SECRET).raised(): ("AttributeError",),  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("fail", SAYS)
def test_the_kind_of_an_error_and_its_place_are_told_and_no_word_of_a_person(log, fail):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - of every kind
        fail()
    trace.fault(caught.value)
    (entry,) = log()
    assert SECRET not in entry
    assert f"{Path.home()}/" not in entry
    assert not [words for words in SAYS[fail] if words not in entry], entry


def test_a_refusal_is_told_by_its_code_alone(log):
    trace.fault(Refusal("roll.area", name=SECRET))
    trace.fault(Refusal(f"roll area {SECRET}"))
    assert "meeting_tui.refusal.Refusal roll.area\n" in log()[0]
    assert SECRET not in "".join(log())


def test_an_error_is_written_once_however_many_hear_of_it(log):
    error = ValueError()
    assert trace.fault(error) == trace.fault(error) == trace.path()
    assert (len(log()), trace.count()) == (1, 1)


def test_the_log_stays_small_and_keeps_the_newest(log, monkeypatch):
    monkeypatch.setattr(trace, "MOST_BYTES", 2000)
    for number in range(60):
        trace.fault(ValueError(), f"act {number}")
    assert len(trace.files()) == 1 + trace.OLDER
    assert sum(part.stat().st_size for part in trace.files()) <= 2000 * 3
    assert "act: act 59" in log()[-1]
    assert trace.count() == len(log()) < 60


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_where_no_log_can_be_written_the_work_goes_on_and_it_is_said(monkeypatch, tmp_path, lang):
    from meeting_tui.lang import use

    use(lang)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "a file"))
    (tmp_path / "a file").write_text("")
    error = ValueError(SECRET)
    assert trace.fault(error) is None
    words = told(error)
    assert str(trace.path()) in words
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert words != told(error).replace("state", "a file")


@pytest.fixture
def hooked(monkeypatch):
    """The program's hooks, taken off again."""
    import sys

    for place, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, name, getattr(place, name))
    trace.begin()


def test_a_thread_that_dies_is_in_the_log(log, hooked, capsys):
    thread = threading.Thread(target=lambda: sqlite3.connect(":memory:").execute(SECRET))
    thread.start()
    thread.join()
    assert "act: thread" in log()[0]
    assert "sqlite3.OperationalError" in log()[0]
    assert SECRET not in log()[0] + capsys.readouterr().err


def test_an_error_while_something_is_thrown_away_is_in_the_log(log, hooked):
    class Falls:
        def __del__(self) -> None:
            raise KeyError(SECRET)

    Falls()
    assert "act: finalizer" in log()[0]
    assert "builtins.KeyError" in log()[0]


async def test_a_task_that_nobody_asks_is_in_the_log(log):
    import asyncio
    import gc

    async def falls() -> None:
        raise KeyError(SECRET)

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(trace.of_loop)
    task = loop.create_task(falls())
    await asyncio.wait([task])
    del task
    gc.collect()
    loop.set_exception_handler(None)
    assert "act: event loop" in log()[0]
    assert SECRET not in log()[0]

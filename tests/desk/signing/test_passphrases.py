"""Whoever types the right passphrase is never told that it is wrong."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import age
from tests.refused import refused

from meeting_tui.desk.safety.encryption import Decryption, decrypted, key_in, new_holder
from meeting_tui.desk.signing import key_files

RIGHT = "four quiet words"
TOO_SLOW = b" 30\n"
"""Rounds of scrypt (2^30) that no computer does in seconds; this one is told so before it begins."""

Bend = Callable[[bytes], bytes]


def slower(made: bytes) -> bytes:
    return made.replace(b" %d\n" % age.LOG_N, TOO_SLOW, 1)


def key_file(folder: Path, monkeypatch: pytest.MonkeyPatch, bend: Bend) -> None:
    monkeypatch.setenv("MEETING_TUI_KEYS", str(folder))
    key_files.make("王建国", RIGHT)
    [file] = key_files.own()
    told = json.loads(file.path.read_text("utf-8"))
    told["private"] = base64.b64encode(bend(base64.b64decode(told["private"]))).decode()
    file.path.write_text(json.dumps(told), "utf-8")
    key_files.unlock(file, RIGHT)


def holder(folder: Path, _monkeypatch: pytest.MonkeyPatch, bend: Bend) -> None:
    new_holder(folder / "chair.key", RIGHT)
    (folder / "chair.key").write_bytes(bend((folder / "chair.key").read_bytes()))
    key_in(folder / "chair.key", RIGHT)


def backup(folder: Path, _monkeypatch: pytest.MonkeyPatch, bend: Bend) -> None:
    (folder / "b.age").write_bytes(bend(age.encrypt(b"SQLite format 3", RIGHT)))
    with decrypted(folder / "b.age", Decryption(RIGHT)):
        pass


@pytest.mark.parametrize("opened", [key_file, holder, backup])
def test_a_computer_that_is_too_slow_is_no_wrong_passphrase(opened, tmp_path, monkeypatch) -> None:
    opened(tmp_path, monkeypatch, bytes)
    again = tmp_path / "again"
    again.mkdir()
    with refused("signing.too_slow"):
        opened(again, monkeypatch, slower)


@pytest.mark.parametrize(
    ("opened", "told"),
    [(key_file, "signing.key_damaged"), (holder, "backups.holder_key"), (backup, "backups.passphrase")],
)
def test_a_damaged_file_is_told_as_one(opened, told, tmp_path, monkeypatch) -> None:
    with refused(told):
        opened(tmp_path, monkeypatch, lambda made: made[:-3])

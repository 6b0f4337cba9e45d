"""A roll of 10,000 homes: imported, found in at every key, fingerprinted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Measure, seconds
from meeting_tui.desk import communities
from meeting_tui.desk.office import Office
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll.doubt import Answers
from meeting_tui.desk.roll.people import NameAnswer

HOMES = 10_000
KEYS = ("", "王", "w", "wx", "wxm", "301", "1栋2单元301", "王伟 12栋", "zzz")
LAST, FIRST = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗单曾", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
HEAD = "楼栋,单元,房号,专有部分面积,面积来源,类型,业主,业主类型,证件号后四位,电话,共有人代表\n"


def measures() -> Iterator[Measure]:
    """Import of both kinds of file, the slowest key of a search, the fingerprint."""
    with TemporaryDirectory() as folder:
        office = communities.found(Path(folder) / "bench.meeting", "梧桐苑", "cn-assembly", who="bench")
        table, book = Path(folder) / "roll.csv", Path(folder) / "roll.xlsx"
        table.write_text(HEAD + "".join(rows()), "utf-8")
        yield Measure(f"import of {HOMES:,} homes, .csv", _import(office, table), "s", budget="seconds")
        roll.export_roll(office, book)
        taken, bare = _import(office, book), seconds(lambda: _bare(book), 1)
        yield Measure(
            f"import of {HOMES:,} homes, .xlsx", taken, "s", "bare openpyxl", taken / bare, "seconds"
        )
        slowest = max((seconds(lambda key=key: roll.roll(office, key)), key) for key in KEYS)  # type: ignore[misc]
        yield Measure(f"slowest key of a search: {slowest[1]!r}", slowest[0] * 1000, "ms", budget="< 16 ms")
        yield Measure("fingerprint of the roll", seconds(lambda: roll.fingerprint(office)) * 1000, "ms")
        office.close()


def rows() -> Iterator[str]:
    """The rows of its file, the same in every run."""
    dice = random.Random(278)
    for no in range(HOMES):
        place = f"{no // 200 + 1}栋,{no // 100 % 2 + 1}单元,{no % 100 // 4 + 1}0{no % 4 + 1}室"
        name = "".join((dice.choice(LAST), dice.choice(FIRST), dice.choice(FIRST)))
        yield f"{place},{dice.randrange(4000, 18000) / 100:.2f},登记,住宅,{name},自然人,{no:05},,\n"


def _import(office: Office, path: Path) -> float:
    answers = asked(path)
    return seconds(lambda: roll.import_roll(office, path, answers), 1)


def asked(path: Path) -> Answers:
    """What the file leaves open is answered: of one name are different people."""
    return Answers({each.name: NameAnswer("different") for each in roll.preview(path).undecided})


def _bare(path: Path) -> int:
    """What the library takes to hand out the same cells."""
    from openpyxl import load_workbook

    return sum(len(row) for row in load_workbook(path, read_only=True).active.iter_rows(values_only=True))

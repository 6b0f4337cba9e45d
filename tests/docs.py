"""The parts of the documentation that the source already says: `python -m tests.docs --write` fills them in.

A part stands between `<!-- made by tests.docs: NAME -->` and `<!-- end -->`; a test fails when one is old.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from meeting_tui.cells import width
from meeting_tui.lang import Lang

HOUSE = Path(__file__).resolve().parents[1]
PART = re.compile(r"(<!-- made by tests\.docs: (?P<name>[a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def pages() -> list[Path]:
    """Every page of the documentation."""
    return sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")])


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def kinds() -> str:
    """The kinds of entry of the record."""
    from meeting_tui.record.kinds import KINDS

    def shown(field: Any) -> str:
        return f"`{field.name}`: {field.type}" + (" (may be missing)" if field.optional else "")

    return table(
        ["kind", "stream", "body", "meaning", "含义"],
        [
            (
                f"`{kind.name}`",
                ", ".join(kind.streams),
                "; ".join(map(shown, kind.fields)) or "–",
                kind.en,
                kind.zh,
            )
            for kind in KINDS
        ],
    )


def commands() -> str:
    """Every command with its help in both languages."""
    from meeting_tui.lang import translator

    zh = translator("zh")
    return table(
        ["command", "does", "作用"],
        [(f"`{name}`", help, zh(help)) for name, help in sorted(leaves().items())],
    )


def leaves() -> dict[str, str]:
    """The commands of the command line that show in its help, with their English help."""
    from meeting_tui.cli.app import root
    from meeting_tui.lang import use

    use("en")  # whatever spoke before

    def walk(command: Any, path: str) -> Iterable[tuple[str, str]]:
        for name, inner in getattr(command, "commands", {}).items():
            if not inner.hidden:
                yield from walk(inner, f"{path}{name} ")
        if not hasattr(command, "commands"):
            yield path.strip(), command.help

    return dict(walk(root, ""))


def profiles() -> str:
    """The rule profiles that ship, with how far each was checked."""
    from meeting_tui.rules import shipped, shipped_profile

    rows = []
    for id in shipped():
        profile = shipped_profile(id)
        rules = ", ".join(f"`{rule}` ({PROOF[found.verified]})" for rule, found in profile.rules.items())
        rows.append((f"`{id}`", profile.title["en"], profile.title["zh"], rules, profile.as_of))
    return table(["profile", "what", "适用", "rules", "as of"], rows)


PROOF = {"yes": "read in the law", "secondary": "secondary sources", "no": "not checked"}


def columns() -> str:
    """The columns of a roll file with every heading they may have."""
    from meeting_tui.desk.roll.columns import FIELDS
    from meeting_tui.desk.roll.headings import WORDS

    own = {field.id: field for field in FIELDS}
    return table(
        ["column", "needed", "中文表头", "English headings", "also"],
        [
            (
                f"`{id}`",
                "yes" if id in own and own[id].required else "",
                "、".join(own[id].zh) if id in own else "",
                ", ".join(own[id].en) if id in own else "",
                ", ".join(filter(None, WORDS.get(id, "").split(","))),
            )
            for id in {**own, **WORDS}
        ],
    )


def faults() -> str:
    """What can be wrong in a row of a roll, as people are told."""
    from meeting_tui.lang import translator
    from meeting_tui.lang.refusals.roll import DOUBTS, FAULTS

    zh = translator("zh")
    words = FAULTS | DOUBTS
    return table(
        ["code", "what is said", "提示"], [(f"`{code}`", said, zh(said)) for code, said in words.items()]
    )


def reasons() -> str:
    """Every reason a reading report may give."""
    from meeting_tui.lang import translator
    from meeting_tui.lang.reasons import WORDS
    from meeting_tui.scan.reasons import ALL, status

    zh = translator("zh")
    rows = [(f"`{reason}`", status((reason,)), WORDS[reason], zh(WORDS[reason])) for reason in ALL]
    return table(["reason", "status", "what is said", "提示"], rows)


SCREENS = (
    ("home.screen", "Home"),
    ("roll.screen", "Roll"),
    ("roll.importing", "Import"),
    ("matters.screen", "Matters"),
    ("matters.matter", "MatterScreen"),
    ("meetings.screen", "Meetings"),
    ("meetings.prepare", "Prepare"),
    ("meetings.chair", "Chair"),
    ("meetings.agenda_sheet", "AgendaSheet"),
    ("meetings.presence", "Presence"),
    ("meetings.checkin", "CheckIn"),
    ("meetings.rollcall", "RollCall"),
    ("meetings.show_of_hands", "ShowOfHands"),
    ("meetings.reading_page", "ReadBack"),
    ("polls.screen", "Polls"),
    ("polls.poll", "PollScreen"),
    ("polls.register", "Register"),
    ("polls.station", "Station"),
    ("polls.marking", "Marking"),
    ("polls.review", "Review"),
    ("polls.result", "ResultScreen"),
    ("board.screen", "Board"),
    ("board.preview", "Preview"),
    ("guide", "Guide"),
    ("form", "Form"),
    ("people.field", "PersonField"),
    ("people.picker", "PeoplePicker"),
    ("paths", "PathInput"),
    ("files.picker", "FilePicker"),
)


def keys(lang: Lang = "en") -> str:
    """The keys of every screen, from the bindings themselves."""
    from importlib import import_module

    from meeting_tui.lang import translator
    from meeting_tui.tui.keys import shown

    say, colon = translator(lang), {"en": ": ", "zh": "："}[lang]
    rows = []
    for module, name in SCREENS:
        screen = getattr(import_module(f"meeting_tui.tui.{module}"), name)
        title = getattr(screen, "NAME", "") or KEYED[name]
        for binding in screen.BINDINGS:
            if binding.description and binding.key != "escape":
                told = [say(text) for text in (binding.description, binding.tooltip) if text]
                rows.append((say(title), shown(binding.key.split(",")[0]), colon.join(told)))
    return table({"en": ("where", "key", "does"), "zh": ("在哪里", "按键", "作用")}[lang], rows)


def chords(lang: Lang = "en") -> str:
    """What each key means, the same in every place."""
    from meeting_tui.lang import translator
    from meeting_tui.tui.chords import MEANINGS
    from meeting_tui.tui.keys import shown

    say = translator(lang)
    rows = [(shown(key), say(told.words)) for key, told in MEANINGS.items()]
    return table({"en": ("key", "means"), "zh": ("按键", "意思")}[lang], rows)


KEYED = {
    "Presence": "Who is there",
    "RollCall": "Roll call",
    "Marking": "Keep this ballot and take the next",
    "Form": "Save",
    "PersonField": "Choose a person",
    "PathInput": "Choose a file",
}

TABLE = HOUSE / "tests/snapshots/__snapshots__/test_table"
CELL = 12.2
"""Units of a picture that a cell is wide."""
PIECE = re.compile(r'<text class="terminal-r[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')


def screen(lang: Lang = "en") -> str:
    """The chair's table as it is pictured, in letters."""
    rows: dict[float, str] = {}
    picture = (TABLE / f"test_the_table_while_a_meeting_runs[{lang}-80x24].svg").read_text("utf-8")
    for x, y, piece in PIECE.findall(picture):
        row = rows.get(float(y), "")
        rows[float(y)] = (
            row + " " * (round(float(x) / CELL) - width(row)) + unescape(piece).replace("\xa0", " ")
        )
    return "```\n" + "".join(f"{rows[y].rstrip()}\n" for y in sorted(rows)) + "```\n"


PARTS: dict[str, Callable[[], str]] = {
    "chords": chords,
    "chordszh": partial(chords, "zh"),
    "keys": keys,
    "keyszh": partial(keys, "zh"),
    "kinds": kinds,
    "commands": commands,
    "profiles": profiles,
    "columns": columns,
    "faults": faults,
    "reasons": reasons,
    "screen": screen,
    "screenzh": partial(screen, "zh"),
}


def filled(text: str) -> str:
    """The page with its parts as the source says them now."""
    return PART.sub(lambda part: f"{part[1]}{PARTS[part['name']]()}{part[3]}", text)


def main(arguments: list[str]) -> int:
    """Write the pages that are old, or name them and return 3."""
    old = [page for page in pages() if filled(page.read_text("utf-8")) != page.read_text("utf-8")]
    for page in old:
        print(page.relative_to(HOUSE))
        if "--write" in arguments:
            page.write_text(filled(page.read_text("utf-8")), "utf-8")
    return 3 if old and "--write" not in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

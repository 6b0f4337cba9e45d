"""A proposal as a file people write: Markdown, a heading a part; the same read back is the same proposal.

`# title`, then `## Text`, `## Budget` … as `lang.proposals` calls the parts, in either language. Any other
heading belongs to the part it stands in; a line of a text that would begin a part has a `\\` before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace

from meeting_tui.clean import clean, clean_lines
from meeting_tui.desk.proposals.kinds import kind_said
from meeting_tui.lang import Translator
from meeting_tui.lang.money import example, hundredths
from meeting_tui.lang.proposals import BASES, PARTS, basis_of, part, part_of, parts
from meeting_tui.record.proposal.values import ProposalDraft
from meeting_tui.refusal import Amount, Both, FieldName, Key, Refusal
from meeting_tui.rules.exact import decimal
from meeting_tui.rules.profile import Profile

_HEADING = re.compile(r"##? +(?P<said>.*\S)\s*")
_ESCAPED = re.compile(r"\\+##? ")
_MARK = re.compile(r"(?:[-*•]|\d+[.)])\s+")
_PLAIN = {"code", "cost", "basis", "options", "budget", "funding"}
"""The parts that are a word, a number, a line or a list: none has headings of its own."""
_KEPT = {"annexes"}
"""What no text says: files are named by their digest."""


def to_markdown(draft: ProposalDraft, t: Translator, law: Profile) -> str:
    """The file, its kind as that law calls it; a part that says nothing has no heading, but for the text."""
    lines = [f"# {draft.title}"]
    for name in PARTS:
        said = _called(draft, name, t, law) or _said(draft, name)
        if said or name == "text":
            lines += ["", f"## {part(name, t)}", "", said]
    return "\n".join(lines) + "\n"


def _called(draft: ProposalDraft, name: str, t: Translator, law: Profile) -> str:
    """What is kept as a code, as people call it."""
    if name == "basis" and draft.basis in BASES:
        return t(BASES[draft.basis])
    return kind_said(draft.code, law, t) if name == "code" else ""


def _said(draft: ProposalDraft, name: str) -> str:
    if name in _KEPT:
        return ""
    if name == "options":
        return "\n".join(f"- {each}" for each in draft.options)
    if name == "cost":
        return decimal(draft.cost, 2) if draft.cost else ""
    said: str = getattr(draft, name)
    return "\n".join(f"\\{line}" if _begins(line, name) else line for line in said.split("\n"))


def _begins(line: str, name: str) -> bool:
    """Whether a line of a part read back would be none of it."""
    heading = _HEADING.fullmatch(line)
    begins = heading and (name in _PLAIN or line[:2] == "# " or part_of(heading["said"]))
    return bool(_ESCAPED.match(line) or begins)


def from_markdown(text: str, before: ProposalDraft, currency: str) -> ProposalDraft:
    """What the file says, its cost in that currency; a part without a heading says nothing, and annexes
    stay as `before` has them.

    Refusal proposals.cost, proposals.heading, and of the basis as `drafts.checked`.
    """
    _check_headings(clean_lines(text).split("\n"))
    found = dict(_parts(text, before))
    draft = ProposalDraft(
        found.get("title", ""), found.get("text", ""), found.get("code", before.code), annexes=before.annexes
    )
    options = tuple(
        _MARK.sub("", line, count=1) for line in found.get("options", "").split("\n") if line.strip()
    )
    plain = {field.name for field in fields(draft) if field.type == "str"} - {"title", "text", "code"}
    said = {name: found[name] for name in plain & found.keys()}
    if "basis" in said:
        said["basis"] = basis_of(said["basis"])
    return replace(draft, options=options, cost=cents(found.get("cost", ""), currency), **said)  # type: ignore[arg-type]


def _check_headings(lines: Sequence[str]) -> None:
    """Where no headings are, one nobody knows is a part misspelt; what is under it would be lost, or one more
    option."""
    for line, (name, said) in zip(lines, _rows(lines), strict=True):
        wrong = _HEADING.fullmatch(line) if name in _PLAIN and line == said else None
        if wrong:
            raise Refusal("proposals.heading", heading=Key(wrong["said"][:60]), known=Both(parts()))


def text_of(text: str, before: ProposalDraft) -> str:
    """The proposal's own text alone, whatever else such a file says."""
    return dict(_parts(text, before)).get("text", "")


def cents(text: str, currency: str) -> int:
    """An amount as people write it: `289,000`, `¥289000.50`, `289000 元`; 0 for nothing."""
    if not clean(text):
        return 0
    found = hundredths(text, currency)
    if found is None:
        raise Refusal("proposals.cost", field=FieldName("cost"), such=Amount(example(currency), currency))
    return found


def text_lines(text: str) -> tuple[int, ...]:
    """For each line of such a file which line of the proposal's own text it is, from 1; 0: of none."""
    rows = list(_rows(map(clean, text.split("\n"))))
    own = [at for at, (name, _said) in enumerate(rows) if name == "text"]
    said = [n for n, at in enumerate(own) if rows[at][1]]
    found = [0] * len(rows)
    for n, at in enumerate(own[said[0] : said[-1] + 1] if said else (), 1):
        found[at] = n
    return tuple(found)


def _parts(text: str, before: ProposalDraft) -> Iterator[tuple[str, str]]:
    told: dict[str, list[str]] = {}
    for name, said in _rows(clean_lines(text).split("\n")):
        told.setdefault(name, []).append(said)
    told.setdefault("title", [before.title])
    for name in told.keys() - {_HEAD}:
        yield name, "\n".join(told[name]).strip("\n")


_HEAD = "head"


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Line by line the part it belongs to and what it says there; what begins a part belongs to none."""
    name, titled = "text", False
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading and line.startswith("# ") and not titled:
            titled = True
            yield "title", heading["said"]
        elif heading and (begun := part_of(heading["said"])):
            name = begun
            yield _HEAD, line
        else:
            yield name, line[1:] if _ESCAPED.match(line) else line

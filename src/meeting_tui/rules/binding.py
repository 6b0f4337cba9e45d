"""What binds a bundle to the result sheet and the record: digests, which people compare by their check codes.

The digest of the count stands on the sheet and in the record, and follows from the rows of a bundle: a row, a
voter, a question or a title that was changed makes another one. docs/formats/recount.md has the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from meeting_tui.published import ResultForm
from meeting_tui.rules.bundle import PollFacts, digest
from meeting_tui.rules.node import Node

WORDING = ("title", "matter", "text", "labels")
"""What a bundle says of a question for readers."""


@dataclass(frozen=True)
class Binding:
    """Of a bundle: `count`, the digest of the count, and whether the rows prove it; the record with how many
    entries it had and the hash of the last. All claimed but a `proven` count."""

    count: str
    proven: bool
    stream: str
    entries: int
    head: str
    roll: str
    definition: str


def count_digest(counted: Mapping[str, object], questions: Iterable[object]) -> str:
    """SHA-256 of a count: its head and its questions, as `count --json` has them."""
    return digest({**counted, "questions": list(questions)})


def bound(
    counted: Mapping[str, object], count: str, stream: str, entries: int, head: str
) -> dict[str, object]:
    """The part of a bundle that binds it; `counted`: the head of the count, without its questions."""
    record = {"stream": stream, "entries": entries, "head": head}
    return {"record": record, "counted": dict(counted), "digest": count or None}


def told(result: ResultForm, asked: Mapping[str, Any]) -> dict[str, object]:
    """A question of a count: its result under the names it has in the poll."""
    return {**result, "id": asked["id"], "title": asked["title"], "matter": asked["matter"]}


def read_binding(node: Node) -> Binding:
    """What a bundle or its public copy claims."""
    given = node.must("bound")
    record, counted, claimed = given.must("record"), given.must("counted"), given.must("digest")
    return Binding(
        "" if claimed.value is None else claimed.text(),
        False,
        record.must("stream").text(),
        record.must("entries").whole(1),
        record.must("head").text(),
        counted.must("roll_fingerprint").text(),
        counted.must("definition").text(),
    )


def at_odds(node: Node, facts: PollFacts) -> Iterator[str]:
    """Paths at which what binds a bundle says other than the bundle."""
    counted = node.must("bound").must("counted")
    mine = {
        "roll_fingerprint": facts.roll_fingerprint,
        "profile": facts.profile.id,
        "definition": facts.poll.get("definition"),
        "poll": facts.poll.get("code"),
    }
    yield from (f"bound.counted.{name}" for name, value in mine.items() if counted.must(name).value != value)
    if frozen := node.maybe("definition"):
        yield from _other_words(node, frozen, str(facts.poll.get("definition")))


def _other_words(node: Node, frozen: Node, claimed: str) -> Iterator[str]:
    """An archive copy holds the frozen poll: its digest, and what it printed of each question."""
    if digest(frozen.value) != claimed:
        yield "definition"
        return
    printed = {each.must("id").value: each for each in frozen.must("ballot").must("questions").items()}
    for no, asked in enumerate(node.must("questions").items()):
        mine = printed.get(asked.must("id").value)
        for name in ("title", "text"):
            if mine is None or mine.must(name).value != asked.must(name).value:
                yield f"questions.{no}.{name}"

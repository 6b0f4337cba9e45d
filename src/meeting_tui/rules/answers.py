"""What those who took part answered to one question, in this result and in earlier ones of the same poll."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from meeting_tui.rules.apart import Column
from meeting_tui.rules.membership import CHOICE
from meeting_tui.rules.slack import FREE, Slack
from meeting_tui.rules.swaps import Alike, Constraint, open_to_doubt

Sets = Mapping[str, int]
_Key = tuple[tuple[str, int], ...]
_ANSWERS = frozenset({"for", "against", "abstain", "blank", "invalid", "follow_majority"})
_CAME = ("returned", "present")
_NO_VOTE = ("invalid", CHOICE + "invalid")


def answered(sets: Sets, names: Sequence[str]) -> bool:
    """Whether a voter took part, which others may have seen, with a paper that says something: an invalid one
    tells of no vote. `names` are those of all sets that there are."""
    seen = next((name for name in _CAME if name in names), "")
    return (not seen or bool(sets.get(seen))) and not any(sets.get(name) for name in _NO_VOTE)


class AnswersGiven:
    """Of one question the voters who took part and said the same in all its `results`, the earliest first.

    Papers that are invalid answered nothing. Of those that were put right between two results there are too
    few to hide one among them: heads tell of them whatever else is shown. `whole`: what is told would change
    with one name of an answer; it can only change whole.
    """

    def __init__(
        self,
        results: Sequence[Mapping[str, Sets]],
        names: Sequence[str],
        weights: Mapping[str, Mapping[str, int]],
        slack: Sequence[Slack],
        *,
        whole: bool = False,
    ) -> None:
        self._weights, self._slack, self._whole = weights, slack, whole
        self._known: dict[object, bool] = {}
        self._kinds: dict[tuple[_Key, ...], tuple[list[str], list[Sets]]] = {}
        alike: dict[tuple[int, ...], tuple[list[str], list[Sets]]] = {}
        for voter in results[-1] if any(map(_is_answer, names)) else ():
            told = [result[voter] for result in results if voter in result]
            alike.setdefault(tuple(map(id, told)), ([], told))[0].append(voter)
        for voters, told in alike.values():
            key = tuple(tuple(sorted(each.items())) for each in told)
            if (
                answered(told[-1], names)
                and len(told) == len(results)
                and len({_said(each) for each in key}) == 1
            ):
                self._kinds.setdefault(key, ([], told))[0].extend(voters)

    def open_to_doubt(self, shown: Mapping[str, Sequence[Sequence[str]]]) -> bool:
        """Whether each of them may have said something else; `shown`: by measure, the names of the sums that
        are shown of each result. What was decided is told as well, whatever is shown."""
        if not any(any(rows) and self._unlike(name) for name, rows in shown.items()):
            return True
        rows = {name: shown.get(name, ((),) * len(self._slack)) for name in self._weights}
        heaped = any(n > 1 for _who, told in self._kinds.values() for n in told[-1].values())
        compared = {name: [each.get(name, FREE).names for each in self._slack] for name in rows}
        kinds = [
            Alike(
                frozenset() if self._whole or heaped else _ticked(told[-1]),
                tuple(_column(told, shown) for shown in rows.values()),
                tuple(_column(told, compared[name]) for name in rows),
                tuple([self._weights[name][voter] for voter in voters] for name in rows),
            )
            for voters, told in self._kinds.values()
        ]
        told = tuple(
            Constraint(
                _names(each), _names(compared[name]), min(one.get(name, FREE).most for one in self._slack)
            )
            for name, each in rows.items()
        )
        same = tuple(_parted([kind.columns[at] for kind in kinds]) for at in range(len(rows)))
        if (asked := (*told, same)) not in self._known:
            self._known[asked] = open_to_doubt(kinds, told)
        return self._known[asked]

    def _unlike(self, measure: str) -> bool:
        """Whether not all weigh the same in it, so that its sums are more than counts."""
        row = self._weights[measure]
        return len({row[voter] for voters, _told in self._kinds.values() for voter in voters}) > 1


def _names(rows: Iterable[Iterable[str]]) -> frozenset[str]:
    return _ticked(dict.fromkeys(chain.from_iterable(rows), 1))


def _parted(columns: Sequence[Column]) -> tuple[int, ...]:
    """Of each the first that is the same: a sum that tells no more of them apart changes nothing."""
    return tuple(map(columns.index, columns))


def _is_answer(name: str) -> bool:
    return name.startswith(CHOICE) or name == "for"


def _said(sets: _Key) -> _Key:
    """What was ticked; in a meeting, what was said."""
    ticked = tuple(each for each in sets if each[0].startswith(CHOICE))
    return ticked or tuple(each for each in sets if each[0] in _ANSWERS)


def _ticked(sets: Sets) -> frozenset[str]:
    """The names, offers or marks a paper ticks."""
    ticked = (name.removeprefix(CHOICE) for name, n in sets.items() if n and name.startswith(CHOICE))
    return frozenset(ticked) - _ANSWERS


def _column(told: Sequence[Sets], shown: Sequence[Sequence[str]]) -> tuple[int, ...]:
    return tuple(sets.get(name, 0) for sets, names in zip(told, shown, strict=True) for name in names)

"""Whether the enclosed files are still those that were: compared with what the record kept of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from meeting_tui.desk.meetings.enclosures import enclosure
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Enclosure
from meeting_tui.refusal import CheckFailed, Refusal


@dataclass(frozen=True)
class EnclosureFound:
    """An enclosure of item `number` as it lies on the disk: the `same`, `changed` or `missing`."""

    number: str
    name: str
    found: Literal["same", "changed", "missing"]
    path: str = ""


def on_disk(state: MeetingState, folders: Iterable[Path]) -> tuple[EnclosureFound, ...]:
    """Every enclosure of the meeting, looked for by its name in these folders, the first that has it."""
    places = tuple(dict.fromkeys(folders))
    return tuple(_looked_for(item.number, file, places) for item in state.items for file in item.enclosures)


def _looked_for(number: str, kept: Enclosure, folders: Iterable[Path]) -> EnclosureFound:
    name = Path(kept.name).name  # never out of the folder
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        return EnclosureFound(number, kept.name, "missing")
    return EnclosureFound(number, kept.name, "same" if _is(path, kept) else "changed", str(path))


def _is(path: Path, kept: Enclosure) -> bool:
    """Whether that file is the one that was enclosed; one of another size is not read."""
    try:
        return path.stat().st_size == kept.size and enclosure(path).sha256 == kept.sha256
    except (OSError, Refusal):
        return False


def changed(found: Iterable[EnclosureFound]) -> Iterator[CheckFailed]:
    """What to say of every file that lies there under the name of an enclosure and is another one."""
    for each in found:
        if each.found == "changed":
            yield CheckFailed("checking.enclosure_changed", no=each.number, path=each.path)

"""What Home says of a community beside its tasks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.polling import Clock

from meeting_tui.desk import communities, home
from meeting_tui.lang import use
from meeting_tui.tui.home.tasks import _about


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        ("cn-assembly-shanghai", None),  # it names some of everything
        (
            "cn-assembly",
            "本规则未列年度账目公布、物业服务合同的法定事项；其他法规和议事规则的要求，本软件不掌握，请另行查阅。",
        ),
    ],
)
def test_a_short_list_of_tasks_is_not_taken_for_a_whole_one(
    tmp_path: Path, profile: str, says: str | None
) -> None:
    use("zh")
    office = communities.found(
        tmp_path / "t.meeting", "梧桐苑", profile, "zh", who="王建国", world=Clock().world()
    )
    told = dict(_about(home.home(office), "t"))
    office.close()
    assert told.get("法定事项") == says

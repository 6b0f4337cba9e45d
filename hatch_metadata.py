"""What the wheel says of itself: a description without dead links, addresses where they are known.

Nobody knows at which address a fork will live. Whoever publishes says it, `MEETING_TUI_REPOSITORY=https://…`;
then every link of the description is absolute and the wheel has project URLs. Without it, the description
links nowhere and need not: it holds both languages, and the guides are in the wheel.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

READMES = ("README.md", "README.zh-CN.md")
LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]*)\]\((?!https?:|#)(?P<aim>[^)\s]+)\)")
LONELY = re.compile(r"^(?:\[[^\]]*\]\(README[^)]*\)|!\[\]\(\))\n\n", re.MULTILINE)
ADDRESSES = {
    "Homepage": "",
    "Source": "",
    "Documentation": "/blob/{tag}/docs/guide.md",
    "Changelog": "/blob/{tag}/CHANGELOG.md",
    "Issues": "/issues",
}


def description(root: Path, repository: str, tag: str) -> str:
    """Both readmes in one, every link absolute or gone."""
    text = "\n".join((root / name).read_text("utf-8") for name in READMES)

    def aimed(link: re.Match[str]) -> str:
        kind = "raw" if link["image"] else "blob"
        if repository:
            return f"{link['image']}[{link['words']}]({repository}/{kind}/{tag}/{link['aim']})"
        return "![]()" if link["image"] else link["words"]

    return LONELY.sub("", LINK.sub(aimed, LONELY.sub("", text)))


def addresses(repository: str, tag: str) -> dict[str, str]:
    """The project's URLs at this address; none without one."""
    return {name: repository + path.format(tag=tag) for name, path in ADDRESSES.items()} if repository else {}


class Metadata(MetadataHookInterface):
    """What hatchling calls for the fields that pyproject.toml calls dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in the description and the addresses."""
        repository = os.environ.get("MEETING_TUI_REPOSITORY", "").rstrip("/")
        tag = f"v{metadata['version']}"
        text = description(Path(self.root), repository, tag)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = addresses(repository, tag)

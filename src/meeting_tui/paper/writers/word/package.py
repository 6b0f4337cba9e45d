"""A Word file as bytes that depend on its text alone: no moment of writing, in no part of it."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say


def frozen(file: Any) -> bytes:
    """The file, each part with the same date."""
    written, out = io.BytesIO(), io.BytesIO()
    file.save(written)
    with ZipFile(written) as parts, ZipFile(out, "w") as kept:
        for name in parts.namelist():
            kept.writestr(ZipInfo(name, _EPOCH), parts.read(name), ZIP_DEFLATED)
    return out.getvalue()

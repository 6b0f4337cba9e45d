"""Pictures that are not what they should be."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Gray


def wall() -> bytes:
    """A photo of a wall: light from one side, plaster."""
    grain = np.random.default_rng(1).normal(0, 6, (1600, 1200))
    light = np.linspace(120, 190, 1200)[None, :]
    return copier.jpeg(np.clip(light + grain, 0, 255).astype(np.uint8), 80)


def empty() -> bytes:
    """The back of a sheet."""
    noise = np.random.default_rng(2).normal(248, 2, (2339, 1654))
    return copier.jpeg(np.clip(noise, 0, 255).astype(np.uint8), 80)


def with_code(text: str) -> bytes:
    """A page with a QR that says something."""
    import zxingcpp

    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q").to_image(scale=8)
    page = np.full((2339, 1654), 250, np.uint8)
    code = np.array(symbol)
    page[100 : 100 + code.shape[0], 1200 : 1200 + code.shape[1]] = code
    return copier.jpeg(page, 85)


def bomb(path: Path, side: int = 12_000) -> Path:
    """A PNG of 17 kB that would be 144 megapixels, written without ever having them."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    row = b"\0" * (side // 8 + 1)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = side.to_bytes(4) * 2 + bytes([1, 0, 0, 0, 0])
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )
    return path


def wide_pdf(path: Path, points: float) -> Path:
    """A PDF with one square page of that many points, a line across it."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(points, points))
    canvas.line(0, 0, points, points)
    canvas.save()
    return path


def tiff(path: Path, pages: list[Gray], mode: str = "L") -> Path:
    """Several pages in one TIFF."""
    images = [Image.fromarray(page).convert(mode) for page in pages]
    compression = "group4" if mode == "1" else "tiff_lzw"
    images[0].save(path, save_all=True, append_images=images[1:], compression=compression, dpi=(200, 200))
    return path


def png(page: Gray) -> bytes:
    """Without loss."""
    out = BytesIO()
    Image.fromarray(page).save(out, "PNG")
    return out.getvalue()

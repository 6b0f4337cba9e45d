"""Pages out of files: every kind, in order, and nothing hostile is ever decoded."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab import rl_config
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.scan import strange

from meeting_tui.refusal import Refusal
from meeting_tui.rehearsal import copier
from meeting_tui.rehearsal.strokes import Gray
from meeting_tui.scan import image, pdf
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.sources import PageSource, load, sources


@pytest.fixture(scope="module")
def page() -> Gray:
    """A page with something on it, in middle tones too."""
    gray = np.tile(np.linspace(60, 250, 800, dtype=np.uint8), (1100, 1))
    gray[100:300, 500:600] = 10
    return np.ascontiguousarray(gray)


def near(a: Gray, b: Gray) -> bool:
    return a.shape == b.shape and float(np.abs(a.astype(int) - b).mean()) < 2


def test_folders_are_walked_in_the_order_people_number_them(tmp_path: Path) -> None:
    for name in ("scan10.jpg", "scan2.jpg", "b/scan1.jpg", ".hidden.jpg", ".git/x.jpg", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"\xff\xd8\xff" + name.encode())
    found = [source.path.relative_to(tmp_path).as_posix() for source in sources([tmp_path])]
    assert found == ["scan2.jpg", "scan10.jpg", "b/scan1.jpg"]


def test_where_links_lead_is_read_once_and_what_nobody_can_open_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link to another folder, one to itself, one round, one to nothing; a folder that may not be listed."""
    inbox, elsewhere = tmp_path / "inbox", tmp_path / "elsewhere"
    for folder in (inbox, elsewhere, inbox / "shut"):
        folder.mkdir()
    (elsewhere / "a.jpg").write_bytes(strange.wall())
    for link, to in (("b", elsewhere), ("c", elsewhere), ("d", inbox), ("e.jpg", inbox / "e.jpg")):
        (inbox / link).symlink_to(to)
    (inbox / "f.jpg").symlink_to(inbox / "nothing.jpg")
    os.mkfifo(inbox / "pipe.jpg")
    listed = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder.name == "shut":
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    found = [(source.path.name, source.fault) for source in sources([inbox])]
    no = "no_access"
    assert found == [("e.jpg", no), ("nothing.jpg", no), ("a.jpg", ""), ("shut", no)]


@pytest.mark.parametrize("kind", ["jpg", "pdf", "tif"])
def test_a_file_that_changes_while_it_is_read_is_said_to_have(tmp_path: Path, page: Gray, kind: str) -> None:
    """Its digest is of what it held before; and what is gone is not damaged."""
    path, picture = tmp_path / f"a.{kind}", copier.jpeg(page, 90)
    if kind == "pdf":
        copier.bind([picture], path)
    elif kind == "tif":
        strange.tiff(path, [page])
    else:
        path.write_bytes(picture)
    for change in (lambda: path.write_bytes(copier.jpeg(page[::-1], 60)), path.unlink):
        (source,) = sources([path])
        change()
        with pytest.raises(Unreadable) as why:
            load(source)
        assert why.value.reason == "changed"


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(strange.wall())
    assert len(sources([tmp_path, tmp_path / "a.jpg", tmp_path / "." / "a.jpg"])) == 1


def test_a_copy_of_a_file_is_not_another_paper(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(strange.wall())
    (tmp_path / "b.jpg").write_bytes(strange.wall())
    (tmp_path / "c.jpg").write_bytes(strange.wall()[:-1] + b"\0")
    assert [source.fault for source in sources([tmp_path])] == ["", "same_file", ""]


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere", "scan.missing"), ("", "scan.nothing"), ("pipe", "scan.not_a_file")]
)
def test_what_holds_no_file_is_refused(tmp_path: Path, name: str, code: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal) as refused:
        sources([tmp_path / name])
    assert refused.value.code == code


def test_every_kind_gives_the_same_page(tmp_path: Path, page: Gray) -> None:
    (tmp_path / "1.jpg").write_bytes(copier.jpeg(page, 95))
    (tmp_path / "2.png").write_bytes(strange.png(page))
    strange.tiff(tmp_path / "3.tif", [page, page[::-1]])
    copier.bind([copier.jpeg(page, 95)], tmp_path / "4.pdf")
    (tmp_path / "5.anything").write_bytes(strange.png(page[:, ::-1]))
    for name in ("6.bmp", "7.gif", "8.webp"):
        Image.fromarray(page).save(tmp_path / name, quality=95)
    found = sources([tmp_path])
    assert [(source.path.name, source.page) for source in found] == [
        ("1.jpg", 1),
        ("2.png", 1),
        ("3.tif", 1),
        ("3.tif", 2),
        ("4.pdf", 1),
        ("5.anything", 1),
        ("6.bmp", 1),
        ("7.gif", 1),
        ("8.webp", 1),
    ]
    expected = [page, page, page, page[::-1], page, page[:, ::-1], page, page, page]
    assert all(near(load(source).gray, want) for source, want in zip(found, expected, strict=True))


@pytest.mark.parametrize("kind", ["gif", "png", "webp"])
def test_of_a_picture_that_moves_the_others_are_told_of(tmp_path: Path, page: Gray, kind: str) -> None:
    first, second = Image.fromarray(page), Image.fromarray(page[::-1])
    first.save(tmp_path / f"a.{kind}", save_all=True, append_images=[second], lossless=True)
    first.save(tmp_path / f"b.{kind}", lossless=True)
    assert [(source.path.stem, source.fault) for source in sources([tmp_path])] == [
        ("a", ""),
        ("a", "more_inside"),
        ("b", ""),
    ]


def test_what_is_enclosed_in_a_pdf_is_told_of(tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    with PdfDocument.new() as letter:
        letter.new_page(595, 842)
        letter.new_attachment("scan.jpg").set_data(b"\xff\xd8\xff")
        letter.save(tmp_path / "letter.pdf")
    found = sources([tmp_path])
    assert [(source.page, source.fault, source.image != "") for source in found] == [
        (1, "", True),
        (2, "more_inside", False),
    ]


def test_what_an_iphone_sends_is_read_or_named(tmp_path: Path, page: Gray) -> None:
    """Its library is no part of the program; where somebody installed it, it is used."""
    (tmp_path / "film.mov").write_bytes(b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + bytes(99))
    assert _reason(tmp_path / "film.mov") == "unknown_type"
    (tmp_path / "a.avif").write_bytes(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + bytes(99))
    assert _reason(tmp_path / "a.avif") == "unknown_type"
    (tmp_path / "empty.jpg").touch()
    assert _reason(tmp_path / "empty.jpg") == "damaged"
    path = tmp_path / "IMG_0001"
    if find_spec("pillow_heif"):
        import pillow_heif

        pillow_heif.from_pillow(Image.fromarray(page)).save(path, quality=95)
        assert near(load(sources([path])[0]).gray, page)
    else:
        path.write_bytes(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(99))
        assert _reason(path) == "heic"


def test_the_same_picture_has_the_same_fingerprint_under_another_name(tmp_path: Path, page: Gray) -> None:
    strange.tiff(tmp_path / "a.tif", [page, page[::-1]])
    (before,) = ([each.image for each in sources([tmp_path])],)
    (tmp_path / "a.tif").rename(tmp_path / "b.tif")
    assert [each.image for each in sources([tmp_path])] == before
    assert len(set(before)) == 2


def test_the_scanners_own_jpeg_is_taken_out_of_a_pdf(tmp_path: Path, page: Gray) -> None:
    picture = copier.jpeg(page, 60)
    copier.bind([picture], tmp_path / "scan.pdf")
    taken = load(PageSource(tmp_path / "scan.pdf", kind="pdf"))
    assert np.array_equal(taken.gray, image.decode(BytesIO(picture)).gray)
    assert taken.dpi == pytest.approx(200, abs=1)


def _pdf(path: Path, page: Gray, size: tuple[int, int], more: Callable[[Canvas], None]) -> PageSource:
    canvas = Canvas(str(path), pagesize=size)
    canvas.drawImage(ImageReader(Image.fromarray(page)), 0, 0, 288, 396)
    more(canvas)
    canvas.save()
    return PageSource(path, kind="pdf")


def test_a_page_that_is_more_than_its_image_is_rendered(tmp_path: Path, page: Gray) -> None:
    inked = _pdf(tmp_path / "inked.pdf", page, (288, 396), lambda canvas: canvas.rect(80, 80, 60, 60, fill=1))
    assert load(inked).gray[850, 300] < 20 < page[850, 300]


def test_a_turned_page_is_rendered_as_people_see_it(tmp_path: Path, page: Gray) -> None:
    turned = _pdf(tmp_path / "turned.pdf", page, (396, 288), lambda canvas: canvas.setPageRotation(90))
    assert near(load(turned).gray, np.rot90(page, -1))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "P", "I;16", "CMYK", "1"])
def test_every_mode_of_a_picture(tmp_path: Path, page: Gray, mode: str) -> None:
    path = tmp_path / "page.tif"
    if mode == "I;16":
        Image.fromarray(page.astype(np.uint16) * 257).save(path)
    else:
        Image.fromarray(page).convert(mode).save(path)
    seen = load(sources([path])[0])
    assert seen.bilevel == (mode == "1")
    assert seen.gray[110:290, 510:590].mean() < 40
    assert seen.gray[:, 790:].mean() > 230


def test_transparent_is_paper(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (500, 500), (0, 0, 0, 0))
    clear.save(tmp_path / "clear.png")
    assert load(sources([tmp_path / "clear.png"])[0]).gray.min() == 255


def test_grey_without_middle_tones_is_as_bad_as_one_bit() -> None:
    page = np.full((500, 500), 255, np.uint8)
    page[100:400, 100:300] = 0
    assert image.page_image(page).bilevel
    page[300:] = 200
    assert not image.page_image(page).bilevel


def _reason(path: Path) -> str:
    try:
        load(sources([path])[0])
    except Unreadable as unreadable:
        return unreadable.reason
    return ""


def test_a_bomb_is_known_by_its_header(tmp_path: Path) -> None:
    path = strange.bomb(tmp_path / "bomb.png")
    assert path.stat().st_size < 40_000
    assert _reason(path) == "too_large"
    assert _reason(strange.bomb(tmp_path / "larger.png", 20_000)) == "too_large"


@pytest.mark.parametrize("points", [200 * 72, 60_000 * 72 / 200])
def test_a_page_no_scanner_has_is_not_rendered(tmp_path: Path, points: float) -> None:
    assert _reason(strange.wide_pdf(tmp_path / "wide.pdf", points)) == "too_large"


def test_of_a_scan_of_two_pages_each_page_shows_its_own(
    tmp_path: Path, page: Gray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs that part A3 lay the whole picture on both pages and let each show half."""
    monkeypatch.setattr(rl_config, "useA85", 0)  # the JPEG lies in the file as it is
    both = copier.jpeg(np.hstack([page, page[::-1]]), 95)
    canvas = Canvas(str(tmp_path / "parted.pdf"), pagesize=(400, 550))
    for left in (0, -400):
        canvas.drawImage(ImageReader(BytesIO(both)), left, 0, 800, 550)
        canvas.showPage()
    canvas.save()
    first, second = (load(source).gray for source in sources([tmp_path]))
    assert abs(first.shape[1] / first.shape[0] - 400 / 550) < 0.01
    assert first[:300].min() < 30 < first[-300:].min()
    assert second[:300].min() > 30 > second[-300:].min()


@pytest.mark.parametrize(("pixels", "rotation"), [(2, 0), (2, 90), (4, 0)])
def test_a_page_that_takes_pixels_for_points_is_no_larger_than_its_picture(
    tmp_path: Path, page: Gray, pixels: int, rotation: int
) -> None:
    """As programs make a PDF of a photo; turned, or with a word on it, it has to be drawn."""
    high, wide = page.shape[0] * pixels, page.shape[1] * pixels
    canvas = Canvas(str(tmp_path / "photo.pdf"), pagesize=(wide, high))
    canvas.drawImage(ImageReader(BytesIO(copier.jpeg(page, 95))), 0, 0, wide, high)
    canvas.drawString(50, 50, "made of a photo")
    canvas.setPageRotation(rotation)
    canvas.showPage()
    canvas.save()
    seen = load(sources([tmp_path])[0])
    assert sorted(seen.gray.shape)[1] <= 1 + pdf.MAX_SIDES[0] * pdf.RENDER_DPI / 72
    assert seen.dpi in {pdf.RENDER_DPI, None}


def test_an_image_bomb_in_a_pdf_is_not_decoded(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "bomb.pdf"), pagesize=(500, 500))
    canvas.drawImage(ImageReader(str(strange.bomb(tmp_path / "bomb.png", 8_000))), 0, 0, 500, 500)
    canvas.save()
    assert _reason(tmp_path / "bomb.pdf") == "too_large"


def test_what_is_no_picture_is_not_read_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashlib, "file_digest", lambda *_given: pytest.fail("it was read through"))
    (tmp_path / "film.mkv").write_bytes(b"\x1aE\xdf\xa3" + bytes(5000))
    assert _reason(tmp_path / "film.mkv") == "unknown_type"


def test_a_name_proves_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_text("No scan.")
    assert _reason(tmp_path / "text.pdf") == "unknown_type"


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw"])
def test_a_tiff_that_lies_on_its_side_is_turned_upright(tmp_path: Path, page: Gray, compression: str) -> None:
    turned = Image.fromarray(page).transpose(Image.Transpose.ROTATE_90)
    turned.save(tmp_path / "a.tif", tiffinfo={274: 6}, compression=compression)
    assert near(load(sources([tmp_path])[0]).gray, page)


def test_half_a_file_is_damaged(tmp_path: Path, page: Gray) -> None:
    copier.bind([copier.jpeg(page, 90)], tmp_path / "whole.pdf")
    for name, data in (
        ("half.jpg", copier.jpeg(page, 90)),
        ("half.png", strange.png(page)),
        ("half.tif", strange.tiff(tmp_path / "whole.tif", [page]).read_bytes()),
        ("half.pdf", (tmp_path / "whole.pdf").read_bytes()),
    ):
        (tmp_path / name).write_bytes(data[: len(data) // 2])
        assert _reason(tmp_path / name) == "damaged", name


def test_any_byte_may_be_broken(tmp_path: Path) -> None:
    small = np.full((420, 420), 200, np.uint8)
    small[50:90, 50:90] = 5
    rng = np.random.default_rng(4)
    whole = [copier.jpeg(small, 80), strange.png(small)]
    whole.append(strange.tiff(tmp_path / "w.tif", [small, small]).read_bytes())
    copier.bind(whole[:1], tmp_path / "w.pdf")
    whole.append((tmp_path / "w.pdf").read_bytes())
    for data in whole:
        for _ in range(60):
            broken = bytearray(data)
            for at in rng.integers(0, len(data), 4):
                broken[at] = int(rng.integers(256))
            (tmp_path / "broken").write_bytes(broken)
            for source in sources([tmp_path / "broken"])[:3]:
                with suppress(Unreadable):
                    assert load(source).gray.ndim == 2


def test_a_locked_pdf(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "locked.pdf"), encrypt=StandardEncryption("secret"))
    canvas.showPage()
    canvas.save()
    assert _reason(tmp_path / "locked.pdf") == "locked"


def test_too_many_pages(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(100, 100))
    for _ in range(pdf.MAX_PAGES + 1):
        canvas.showPage()
    canvas.save()
    assert [source.fault for source in sources([tmp_path / "book.pdf"])] == ["too_many_pages"]


def test_a_stamp_is_too_small_to_read(tmp_path: Path) -> None:
    (tmp_path / "stamp.png").write_bytes(strange.png(np.full((300, 300), 90, np.uint8)))
    assert _reason(tmp_path / "stamp.png") == "too_small"

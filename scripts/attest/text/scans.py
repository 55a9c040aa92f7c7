"""Pages that are pictures: recognised by tesseract where it is installed, line by line with their places."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from statistics import median

import pypdfium2

from attest.text.pdf.lines import GAP, Piece
from attest.text.recogniser import PROGRAM

RESOLUTION = 300  # dots per inch, for which tesseract is made
MOST_DOTS = 25_000_000  # of one picture; larger pages are drawn smaller
SECONDS = 120  # for one page
MOST_SCANS = 200  # pages of one document that are recognised; each takes seconds
FEWEST_SURE = 10  # per cent: what is less sure are marks and stains
LANGUAGE = "eng"


def picture_of(content: bytes, number: int) -> tuple[bytes, float]:
    """A page as a grey picture (PGM), and its dots per point."""
    document = pypdfium2.PdfDocument(content)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = RESOLUTION / 72
        scale *= min(1.0, (MOST_DOTS / max(1.0, width * height * scale * scale)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        dots = bitmap.to_numpy()
        head = f"P5 {dots.shape[1]} {dots.shape[0]} 255\n".encode()
        return head + dots.reshape(dots.shape[0], dots.shape[1]).tobytes(), scale
    finally:
        document.close()


def recognised(picture: bytes, scale: float) -> list[Piece]:
    """The pieces of lines in a picture; none where the program fails."""
    program = shutil.which(PROGRAM)
    if program is None:
        return []
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(RESOLUTION), "tsv"]
    # One thread: the same result whatever the machine, and other jobs have theirs.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    height = int(picture.split(b" ", 3)[2].split(b"\n")[0])
    return pieces_of_table(done.stdout.decode("utf-8", "replace"), height, scale)


def pieces_of_table(table: str, height: int, scale: float) -> list[Piece]:
    """Tesseract's table of words (TSV) as pieces, in points from the lower left corner."""
    lines: dict[tuple[str, ...], list[tuple[float, float, float, float, str]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        try:
            left, top, width, high, sure = (float(cell) for cell in cells[6:11])
        except ValueError:
            continue
        if sure >= FEWEST_SURE:
            word = (left / scale, (left + width) / scale, (height - top - high) / scale, high / scale, cells[11])
            lines.setdefault(tuple(cells[1:5]), []).append(word)
    if not lines:
        return []
    usual = median(word[3] for words in lines.values() for word in words)
    return [piece for words in lines.values() for piece in _pieces(sorted(words), usual)]


def _pieces(words: Sequence[tuple[float, float, float, float, str]], usual: float) -> list[Piece]:
    high = max(word[3] for word in words)
    size = usual if 0.6 * usual < high < 1.6 * usual else high
    base = median(word[2] for word in words)
    groups: list[list[tuple[float, float, float, float, str]]] = []
    for word in words:
        if groups and word[0] - groups[-1][-1][1] <= GAP * size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Piece(" ".join(word[4] for word in group), group[0][0], group[-1][1], base, size, 0) for group in groups]

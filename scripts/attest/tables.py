"""Files between stages: CSV, JSON and JSON Lines, written so that the same rows give the same bytes."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

csv.field_size_limit(2**31 - 1)  # a value may be as long as its source made it

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_text(value: object) -> str:
    """A value as it stands in a CSV cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(as_text(item) for item in value)
    return str(value)


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would otherwise run it as a formula.

    A plain signed number such as `-6.30` stays as it is.
    """
    if not text.lstrip("'").startswith(FORMULA_STARTS):
        return text
    if text.startswith("'"):
        return "'" + text
    try:
        float(text)
    except ValueError:
        return "'" + text
    return text


def plain(text: str) -> str:
    """The text without the apostrophe that `harmless` put before it."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS) else text


def write_csv(path: str | Path, rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Write rows as UTF-8 CSV with a byte-order mark, so that Excel shows accents; extra keys are an error."""
    with _ready(path).open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=list(columns), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: harmless(as_text(value)) for name, value in row.items()})


def read_csv(path: str | Path) -> list[dict[str, str]]:
    """Rows of a CSV that `write_csv` wrote, the apostrophes taken away again."""
    with Path(path).open(encoding="utf-8-sig", newline="") as source:
        return [
            {name: plain(value or "") for name, value in row.items() if name is not None}
            for row in csv.DictReader(source)
        ]


def write_jsonl(path: str | Path, rows: Iterable[Mapping[str, Any]]) -> None:
    with _ready(path).open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, sort_keys=False) + "\n")


def read_jsonl(path: str | Path) -> list[dict[str, Any]]:
    return list(each_jsonl(path))


def each_jsonl(path: str | Path) -> Iterator[dict[str, Any]]:
    """The rows of a file one by one, for files that are larger than memory."""
    with Path(path).open(encoding="utf-8") as source:
        for line in source:
            if line.strip():
                yield json.loads(line)


def write_json(path: str | Path, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    _ready(path).write_text(text + "\n", encoding="utf-8", newline="\n")


def read_json(path: str | Path) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


def write_text(path: str | Path, text: str) -> None:
    _ready(path).write_text(text, encoding="utf-8", newline="\n")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, however large it is."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def digest(*parts: object, length: int = 10) -> str:
    """A short stable name for any JSON-like parts."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:length]


def _ready(path: str | Path) -> Path:
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path

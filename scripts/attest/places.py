"""Where things lie: the review's own files first, those shipped with Attest where a review has none."""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).resolve().parents[2]  # the folder of the Snakefile; Attest runs from its checkout

READMES = {"readme", "readme.md", "readme.txt"}
HIDDEN = (".", "~$")


def own_or_shipped(review: Path, relative: str) -> tuple[Path, str]:
    """The file and the name under which messages speak of it."""
    own = review / relative
    return (own, relative) if own.exists() else (HOME / relative, f"{relative} (shipped with Attest)")


def files_below(review: Path, folder: str) -> list[str]:
    """The files below a folder of the review, as sorted relative paths, without lock files, hidden ones, readmes."""
    base = review / folder
    if not base.is_dir():
        return []
    return sorted(
        path.relative_to(review).as_posix()
        for path in base.rglob("*")
        if (path.is_file() or path.is_symlink())
        and not any(part.startswith(HIDDEN) for part in path.relative_to(base).parts)
        and path.name.lower() not in READMES
    )

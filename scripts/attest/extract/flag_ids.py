"""Ids of flags that stay when a run is repeated, a suggestion is accepted, or a study gets another main report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attest.tables import digest

Row = Mapping[str, Any]


def named(study: str, found: Row) -> str:
    """The id: study, check and the cells that it casts doubt on, whatever stands in them."""
    cells = [cell for cell in found["looked_at"] if cell["value_id"] in found["cells"]]
    places = sorted((cell["sheet"], cell["row"], cell["field"]) for cell in cells)
    return "f" + digest(study, found["check"], places, found["about"], length=9)


def by_words(study: str, found: Row) -> str:
    """Another id: study, check and arithmetic, which stay when a row gets another name."""
    return "f" + digest(study, found["check"], found["arithmetic"], length=9)


def aliases(study: Row, found: Row) -> tuple[str, ...]:
    """The ids under which earlier workbooks may know the flag, the one of today left out."""
    ids = [study["study_id"], *study["aliases"]]
    own = [name for one in ids for name in (named(one, found), by_words(one, found))]
    return tuple(name for name in dict.fromkeys(own) if name != found["flag_id"])

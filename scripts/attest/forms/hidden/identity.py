"""What a page says of itself, unseen: for whom and what it was made, for the case that it comes back alone."""

from __future__ import annotations

import json
from collections.abc import Container

from attest.forms.hidden.marks import ABOUT
from attest.forms.hidden.outline import outline_of
from attest.forms.round import Person, Round
from attest.tables import digest

LONGEST_OUTLINE = 20_000  # characters; a cell holds 32,767


def identity(task: Round, person: Person, round_number: int, sections: Container[str]) -> str:
    """The hidden words at the head of a page that say whose it is, so that it can also come back as a CSV file.

    They hold the outline of the page's sections, so that the page can be read when the form has changed since.
    """
    outline = {key: told for key, told in outline_of(task.form).items() if key in sections}
    if len(json.dumps(outline, ensure_ascii=False)) > LONGEST_OUTLINE:
        outline = {}
    told = [task.review, task.step, person.id, task.form.version, round_number, outline]
    return f"{ABOUT} {json.dumps([*told, digest(told, length=6)], ensure_ascii=False)}"

"""Where questions, sections and rows of an earlier form stand today: by their keys, or by those they bore before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from attest.forms.form import Field, Form, Sheet
from attest.forms.round import row_name

RowPlace = tuple[str, str, str]  # subject, section and row
Texts = Mapping[str, str]  # of the fields of a row
Place = tuple[str, str]  # keys of a section and of a question in it


@dataclass(frozen=True)
class Target:
    """Where the answers to a question of an earlier form belong today; nowhere, without a field."""

    sheet: Sheet | None = None
    field: Field | None = None


NOWHERE = Target()


def sections(old: Form, new: Form) -> dict[str, Sheet]:
    """The section of today for each one of the old form, where there is one of the same sort."""
    found: dict[str, Sheet] = {}
    for today in new.sheets:
        former = [name for name in today.was if name in old.by_key] if today.key not in old.by_key else []
        for name in former:
            found.setdefault(name, today)
    for sheet in old.sheets:
        if sheet.key in new.by_key:
            found.setdefault(sheet.key, new.by_key[sheet.key])
    for sheet in old.sheets:  # a form may go back to an earlier one
        back = [new.by_key[name] for name in sheet.was if name in new.by_key and name not in old.by_key]
        if back and sheet.key not in found:
            found[sheet.key] = back[0]
    return {name: today for name, today in found.items() if today.many == old.by_key[name].many}


def targets(old: Form, new: Form) -> dict[Place, Target]:
    """For each question of the old form, by section and key, the question of today; each of today's at most once.

    What a question says of itself holds first: that it bore another key, even if a new question bears that key today.
    """
    within = sections(old, new)
    found: dict[Place, Target] = {}
    placed: set[Place] = set()
    for places in (_said_places, _own_place, _section_places, _places_before):
        for sheet in new.sheets:
            for field in sheet.fields:
                for section, key in places(sheet, field, old) if (sheet.key, field.key) not in placed else ():
                    asked = old.by_key.get(section)
                    if asked is None or key not in asked.by_key or (section, key) in found:
                        continue
                    if within.get(section) is sheet if sheet.many else not asked.many:
                        found[section, key] = Target(sheet, field)
                        placed.add((sheet.key, field.key))
                        break
    return found


def _said_places(sheet: Sheet, field: Field, old: Form) -> list[Place]:
    """Where a question says that it stood, unless the old form says so too and it was moved already."""
    before = old.field(sheet.key, field.key)
    done = _places_in(old.by_key[sheet.key], before) if before else []
    return [place for place in _places_in(sheet, field) if place not in done]


def _own_place(sheet: Sheet, field: Field, old: Form) -> list[Place]:
    return [(sheet.key, field.key)]


def _section_places(sheet: Sheet, field: Field, old: Form) -> list[Place]:
    return [(section, field.key) for section in sheet.was]


def _places_before(sheet: Sheet, field: Field, old: Form) -> list[Place]:
    """The questions of the old form that bore the key of this one before: the form went back to an earlier one."""
    found: list[Place] = []
    for one in old.sheets:
        for asked in one.fields:
            moved = sheet.key in one.was and asked.key == field.key
            if moved or (sheet.key, field.key) in _places_in(one, asked):
                found.append((one.key, asked.key))
    return found


def _places_in(sheet: Sheet, field: Field) -> list[Place]:
    found: list[Place] = []
    for name in field.was:
        section, _, key = name.rpartition("/")
        found += [(one, key) for one in ((section,) if section else (sheet.key, *sheet.was))]
    return found


def row_ids(
    old: Form,
    sheets: Mapping[str, Sheet],
    layers: Sequence[Mapping[RowPlace, Texts]],
    today: Callable[[str, Texts], Texts],
) -> dict[RowPlace, str]:
    """Today's ids of rows that were named by their key fields, where these or their list have changed.

    `layers` tell what is known of the rows: what was suggested in them, answered first, carried and answered; `today`
    tells it in the words of today. Two rows that would get one id stay two.
    """
    places = [place for place in dict.fromkeys(place for layer in layers for place in layer) if place[1] in sheets]
    taken = {(place[0], sheets[place[1]].key, place[2]) for place in places}
    found: dict[RowPlace, str] = {}
    for place in places:
        before, now = old.by_key[place[1]], sheets[place[1]]
        whole: Texts = {}
        for layer in layers:
            told = layer.get(place, {})
            whole = {**whole, **told}
            named = next((one for one in (told, whole) if row_name(before, one) == place[2]), None)
            if named is not None:
                name = row_name(now, today(before.key, named))
                if name and (place[0], now.key, name) not in taken:
                    found[place] = name
                    taken.add((place[0], now.key, name))
                break
    return found

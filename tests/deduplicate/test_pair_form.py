"""Pairs as subjects of a form, and the answers as verdicts: they hold, survive new exports, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attest.deduplicate import pair_form, pairs
from attest.deduplicate.match import match
from attest.deduplicate.possible import Spoken, pair_names, possible
from attest.forms import loop
from attest.forms.form import Form
from attest.forms.round import Person, Round
from attest.forms.schema import read_form
from attest.forms.settling.lines import as_row
from attest.places import HOME
from attest.strict import load_yaml
from people import Workbook

TITLE = "Rituximab for skin thickness in adults with systemic sclerosis"


def record(name: str, **more: str) -> dict[str, Any]:
    told = {"record_id": name, "title": TITLE, "authors": ["Denton, C.", "Khanna, D."], "year": "2019"}
    return told | {"journal": "Ann Rheum Dis", "volume": "78", "issue": "4", "pages": "512-520"} | more


ONE, COPY = record("embase:L1"), record("pmid:2")
NEAR = record("wos:3", pages="521-530")
OTHER = record(
    "scopus:4", title="Tocilizumab for the lungs of adults with scleroderma", pages="600-609", doi="10.1000/x"
)
SAME, DIFFERENT = "same publication", "different publications"


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form(load_yaml(HOME / "config/forms/duplicates.yaml", "duplicates.yaml"), "duplicates.yaml")


class Desk:
    """A review of which only this step is played: records in, workbooks out and back, citations out."""

    def __init__(self, folder: Path, form: Form) -> None:
        self.folder, self.form = folder, form
        self.returned: list[tuple[Path, str]] = []

    def round(self, records: list[dict[str, Any]]) -> tuple[Round, list[dict[str, Any]]]:
        matched = match(records)
        asked = self._asked(possible(records, matched))
        rows = possible(records, matched, pair_form.spoken(asked, self.returned))
        return self._asked(rows), rows

    def _asked(self, rows: list[dict[str, Any]]) -> Round:
        people = (Person("ann", "Ann"),)
        subjects = pair_form.subjects(rows, self.form)
        return Round("r", "R", "duplicates", "D", self.form, people, 1, "Cem", "2026-01-31", subjects, {})

    def clusters(self, records: list[dict[str, Any]]) -> tuple[list[list[int]], list[str]]:
        asked, rows = self.round(records)
        outcome = loop.take_in(asked, self.returned)
        answers = [as_row(value, outcome.task, outcome.matching) for value in outcome.values]
        assert [one for one in outcome.problems if one.level == "error"] == []
        matched = match(records, pair_form.verdicts(answers, rows))
        return matched.clusters, [one.found for one in matched.problems]

    def send(self, records: list[dict[str, Any]]) -> Workbook:
        outcome = loop.take_in(self.round(records)[0], self.returned)
        path = self.folder / f"form{len(self.returned)}.xlsx"
        loop.write_forms(outcome, [path], self.folder / "conflicts.xlsx", [])
        return Workbook(path)

    def bring(self, book: Workbook) -> None:
        path = self.folder / f"back{len(self.returned)}.xlsx"
        book.save(path)
        self.returned.append((path, path.name))

    def say(self, records: list[dict[str, Any]], verdict: str, contains: str = "Denton 2019") -> None:
        book = self.send(records)
        book.table("Possible duplicates", contains, contains, {"Verdict": verdict})
        self.bring(book)


@pytest.fixture
def desk(tmp_path: Path, form: Form) -> Desk:
    return Desk(tmp_path, form)


LABEL = "Denton 2019 – Denton 2019"


def test_a_doubtful_pair_is_asked_about_side_by_side(desk: Desk) -> None:
    asked, _ = desk.round([ONE, NEAR])
    pair, own = asked.subjects
    assert pair.label == LABEL
    assert "512-520" in pair.context["One record"]
    assert pair.context["What differs"] == "pages"
    assert own.id == pair_form.OWN_PAIRS


def test_a_verdict_joins_and_can_be_taken_back(desk: Desk) -> None:
    assert desk.clusters([ONE, NEAR]) == ([[0], [1]], [])
    desk.say([ONE, NEAR], SAME, LABEL)
    assert desk.clusters([ONE, NEAR]) == ([[0, 1]], [])
    assert desk.clusters([NEAR, ONE]) == ([[0, 1]], []), "in any order of the exports"
    desk.say([ONE, NEAR], "", LABEL)
    assert desk.clusters([ONE, NEAR]) == ([[0], [1]], [])


def test_a_verdict_survives_an_update_in_which_both_sides_gain_copies_and_identifiers(desk: Desk) -> None:
    desk.say([ONE, NEAR], SAME, LABEL)
    newer = [record("cinahl:0", doi="10.1000/one"), ONE | {"doi": "10.1000/one"}, COPY, NEAR | {"pmid": "77"}, OTHER]
    clusters, problems = desk.clusters(newer)
    assert (clusters, problems) == ([[0, 1, 2, 3], [4]], [])


def test_a_verdict_holds_when_the_rules_no_longer_doubt(desk: Desk) -> None:
    """Somebody parted the two; then the export was mended, and the rules alone would merge them."""
    desk.say([ONE, NEAR], DIFFERENT, LABEL)
    mended = NEAR | {"pages": "512-520"}
    assert match([ONE, mended]).clusters == [[0, 1]]
    assert desk.clusters([ONE, mended]) == ([[0], [1]], [])
    _, rows = desk.round([ONE, mended])
    assert rows[0]["reason"] == "the rules say that they are one publication"
    desk.say([ONE, mended], "", LABEL)
    assert desk.clusters([ONE, mended]) == ([[0, 1]], []), "taken back, the rules decide again"


def test_a_verdict_attaches_by_doi_when_the_export_is_made_anew(desk: Desk) -> None:
    """Records without accession numbers have ids made of their content, which changes with it."""
    one, near = (each | {"doi": f"10.1000/{name}"} for each, name in ((ONE, "a"), (NEAR, "b")))
    desk.say([one | {"record_id": "hash:a"}, near | {"record_id": "hash:b"}], SAME, LABEL)
    anew = [one | {"record_id": "hash:c", "title": TITLE.upper()}, near | {"record_id": "hash:d", "volume": "79"}]
    assert desk.clusters(anew)[0] == [[0, 1]]


def test_a_verdict_waits_while_its_records_are_gone(desk: Desk) -> None:
    desk.say([ONE, NEAR], SAME, LABEL)
    assert desk.clusters([ONE, OTHER]) == ([[0], [1]], [])
    assert desk.clusters([ONE, OTHER, NEAR]) == ([[0, 2], [1]], [])


def test_people_part_what_was_merged_and_join_what_nobody_doubted(desk: Desk) -> None:
    records = [ONE, COPY, OTHER]
    assert desk.clusters(records)[0] == [[0, 1], [2]]
    book = desk.send(records)
    for one, other, verdict in (("embase:L1", "PMID 2", DIFFERENT), ("2", "https://doi.org/10.1000/X", SAME)):
        values = {"Pair": "Pairs of your own", "Record": one, "Other record": other, "Verdict": verdict}
        book.add("Other pairs", values)
    desk.bring(book)
    assert desk.clusters([ONE, COPY | {"pmid": "2"}, OTHER]) == ([[0], [1, 2]], [])


def test_a_pair_of_ones_own_that_names_nothing_is_told(desk: Desk) -> None:
    book = desk.send([ONE, OTHER])
    values = {"Pair": "Pairs of your own", "Record": "embase:L1", "Other record": "embase:L99", "Verdict": SAME}
    book.add("Other pairs", values)
    desk.bring(book)
    clusters, problems = desk.clusters([ONE, OTHER])
    assert clusters == [[0], [1]]
    assert problems == ["no record for embase:L99"]


def test_pairs_of_one_label_have_numbers(form: Form) -> None:
    another = "Tocilizumab for the lungs of adults with scleroderma"
    records = [ONE, NEAR, record("a:1", title=another), record("b:2", title=another, pages="521-530")]
    rows = possible(records, match(records))
    labels = [one.label for one in pair_form.subjects(rows, form)][:-1]
    assert len(labels) > 1
    assert labels == [f"Denton 2019 – Denton 2019 ({number})" for number in range(1, len(labels) + 1)]


def test_reviewers_who_disagree_keep_the_pair_apart() -> None:
    rows = [{"pair_id": "a & b", "one": ["a"], "other": ["b"]}]
    answer = {
        "role": "duplicate.verdict", "subject": "a & b", "value": None, "settled": False, "status": "conflict",
        "answers": [{"name": "Ann", "file": "f", "sheet": "s", "cell": "c"}, {"name": "Bob"}], "ruling": None,
        "row": "", "left_out": False,
    }  # fmt: skip
    (found,) = pair_form.verdicts([answer], rows)
    assert (found.said, found.by) == ("different", "Ann and Bob, who disagree")


def test_a_name_of_two_pairs_tells_neither() -> None:
    """One DOI of a supplement is borne by two records that are doubtful with a third each."""
    doi = "10.1000/sup"
    records = [record("a:1", pages="S9"), record("b:2", pages="S12", doi=doi), record("c:3", pages="S15", doi=doi)]
    rows = possible(records, match(records))
    names = [name for row in rows for name in (row["pair_id"], *row["aliases"])]
    assert len(rows) > 1
    assert len(names) == len(set(names))


def test_what_was_said_about_records_of_today_is_asked_again() -> None:
    records = [ONE, COPY]
    said = Spoken("an older id", ("embase:L1",), ("hash:gone", "pmid:2"))
    (row,) = possible(records, match(records), [said])
    assert (row["pair_id"], row["one"], row["other"]) == ("an older id", ["embase:L1"], ["pmid:2"])
    assert possible(records, match(records), [replace_sides(said)]) == []


def replace_sides(said: Spoken) -> Spoken:
    return said._replace(other=("hash:gone",))


def test_pairs_go_through_a_file() -> None:
    judged = match([ONE, COPY, NEAR, OTHER]).judged
    assert judged.merges and judged.doubtful
    assert pairs.from_rows(list(pairs.as_rows(judged))) == judged
    assert pair_names(["b"], ["a", "c"]) == ["a & b", "b & c"]

"""Suggestions of rules and of a model are told apart."""

from attest.extract.studies import suggestions
from attest.forms.schema import read_form
from attest.suggestion import by_rules, rules_first

FORM = read_form(
    {"type": "object", "properties": {"country": {"type": "string", "title": "Country", "x-role": "study.country"}}},
    "a form",
)


def row(report: str, value: str, rule: str) -> dict[str, object]:
    told = {"role": "study.country", "value": value, "row": None, "quote": value, "file": report, "start": 0, "end": 5}
    return {**told, "rule": rule, "report_id": report}


PATTERN = row("other", "Chur", "pattern:country:1") | {"field": "answers/country"}
ROWS = [row("main", "Basel", "model tiny"), row("main", "Bern", "model-fit"), row("other", "Biel", "country")]


def test_studies_are_linked_by_what_rules_read_alone() -> None:
    assert [one["value"] for one in by_rules(ROWS)] == ["Bern", "Biel"]


def test_rules_go_first_and_keep_their_order() -> None:
    assert [one["value"] for one in rules_first(ROWS)] == ["Bern", "Biel", "Basel"]
    assert [one["value"] for one in rules_first([*ROWS, PATTERN])] == ["Chur", "Bern", "Biel", "Basel"]


def test_what_a_rule_read_in_another_report_goes_before_a_model() -> None:
    study = {"study_id": "s", "reports": [{"report_id": "main"}, {"report_id": "other"}]}
    ((_, said),) = suggestions([study], [ROWS[0], ROWS[2]], FORM).items()
    assert (said.value, said.rule) == ("Biel", "country")
    ((_, said),) = suggestions([study], ROWS[:1], FORM).items()
    assert (said.value, said.place) == ("Basel", "main, characters 0–5 (model tiny)")


def test_a_pattern_of_the_team_goes_before_rules_whichever_report_it_was_read_in() -> None:
    study = {"study_id": "s", "reports": [{"report_id": "main"}, {"report_id": "other"}]}
    ((_, said),) = suggestions([study], [*ROWS, PATTERN], FORM).items()
    assert (said.value, said.place) == ("Chur", "other, characters 0–5 (pattern:country:1)")

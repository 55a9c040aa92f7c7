"""Sentences that speak of what risk of bias is judged by, and those that only seem to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attest.appraise.sentences import LONGEST, MOST, passages, passages_of_all, topics
from attest.extract.reading import Reading
from attest.ingest.documents import document_of
from attest.kept import Kept
from attest.strict import load_yaml
from attest.suggestion import quote_stands
from attest.text.source import source_of
from conftest import HOME

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "sentences.json").read_text(encoding="utf-8"))
REPORT = """Candolast for stiff knees

Examples J Knees. 2021 Mar;12(3):45-9. doi: 10.5555/ejk.2021.12

Introduction

{introduction}

Methods

{methods}

Results

{results}

Discussion

{discussion}

References

1. Roe A. A double-blind randomised trial with sealed envelopes. Ex J. 2001;1:1-2.
"""
NOTHING = {"introduction": "Knees are stiff.", "methods": "We gave tablets.", "results": "Knees bent.",
           "discussion": "Knees bend."}  # fmt: skip


def found(**parts: str) -> dict[str, list[str]]:
    """The sentences of a report, by topic."""
    told: dict[str, list[str]] = {}
    for one in rows(REPORT.format(**{**NOTHING, **parts})):
        told.setdefault(one["topic"], []).append(one["quote"])
    return told


def rows(text: str | bytes, name: str = "report.txt") -> list[dict[str, Any]]:
    source = source_of(text.encode() if isinstance(text, str) else text, name)
    document = document_of(source)
    return passages(document, Reading(document, source))


@pytest.mark.parametrize("case", CASES, ids=[one["text"][:50] for one in CASES])
def test_a_sentence_speaks_of_its_topics_and_of_no_other_that_it_seems_to(case: dict[str, Any]) -> None:
    told = {topic.name for topic in topics() if topic.told_in(case["text"])}
    assert set(case.get("topics", ())) <= told
    assert not told & set(case.get("not", ()))


def test_every_topic_that_an_item_can_name_has_words() -> None:
    schema = load_yaml(HOME / "config/schemas/instrument.schema.yaml", "the schema")
    assert {topic.name for topic in topics()} == set(schema["$defs"]["topic"]["enum"])
    assert {name for case in CASES for name in case.get("topics", ())} == {topic.name for topic in topics()}


def test_background_discussion_and_references_say_nothing_of_this_study() -> None:
    words = "In our trial assessors were blinded, and sealed opaque envelopes concealed the allocation."
    assert found(introduction=words, discussion=words) == {}
    assert set(found(methods=words)) == {"blinding", "concealment"}
    assert found(results=words) == found(methods=words)


def test_the_clear_ones_go_first_and_no_more_than_a_few() -> None:
    plain = " ".join(f"Group {number} was randomly assigned to walking." for number in range(1, 6))
    how = "A computer-generated random sequence was used."
    told = found(methods=f"{plain} {how}")["randomisation"]
    assert len(told) == MOST and told[-1] == how


def test_what_was_planned_and_what_came_of_it_stand_together() -> None:
    planned = " ".join(f"Missing data of kind {number} were imputed." for number in range(1, 5))
    told = found(methods=planned, results="Seven people were lost to follow-up.")["attrition"]
    assert told[-1] == "Seven people were lost to follow-up." and len(told) == MOST


def test_of_a_long_sentence_the_words_around_the_finding_are_quoted() -> None:
    long = (
        "We gave "
        + "many small tablets, " * 60
        + "the assessors were blinded to the group, "
        + "and more, " * 60
        + "so."
    )
    (quote,) = found(methods=long)["blinding"]
    assert "assessors were blinded to the group" in quote
    assert len(quote) <= LONGEST and quote.split()[0] in long.split() and quote.split()[-1] in long.split()


def test_every_quote_stands_where_it_is_said_to() -> None:
    told_over_lines = (
        "All those who measured knees and assessed stiffness were masked to the\ngroup of the participants."
    )
    text = REPORT.format(**{**NOTHING, "methods": f"{told_over_lines} It was registered (NCT00000000)."})
    source = source_of(text.encode(), "report.txt")
    told = rows(text)
    assert [one["topic"] for one in told] == ["blinding", "registration"]
    assert all(quote_stands(source, one["start"], one["end"], one["quote"]) for one in told)


def test_a_registry_entry_tells_what_was_planned() -> None:
    record = {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT00000000", "briefTitle": "Candolast for knees"},
            "statusModule": {"studyFirstPostDateStruct": {"date": "2019-05-02"}},
            "descriptionModule": {"detailedDescription": "Assessors will not know which group a knee belongs to."},
            "designModule": {"designInfo": {"allocation": "RANDOMIZED", "maskingInfo": {"masking": "DOUBLE"}}},
        }
    }
    told = {(one["topic"], one["quote"]) for one in rows(json.dumps(record).encode(), "entry.json")}
    assert ("randomisation", "Allocation: Randomized") in told
    assert ("blinding", "Masking: Double") in told
    assert ("blinding", "Assessors will not know which group a knee belongs to.") in told
    assert any(topic == "registration" and "2019-05-02" in quote for topic, quote in told)


def test_a_document_that_is_as_before_is_not_read_again(tmp_path: Path) -> None:
    sources = [source_of(REPORT.format(**{**NOTHING, "results": f"{n} were lost to follow-up."}).encode(), f"{n}.txt")
               for n in (1, 2)]  # fmt: skip
    documents = [document_of(one) for one in sources]
    seen: list[str] = []

    def read(document: Any) -> Reading:
        seen.append(document.file)
        return Reading(document, next(one for one in sources if one.name == document.file))

    first = list(passages_of_all(documents[:1], Kept(tmp_path, ["basis"]), read))
    both = list(passages_of_all(documents, Kept(tmp_path, ["basis"]), read))
    assert both[: len(first)] == first and len(both) > len(first)
    assert seen == ["1.txt", "2.txt"]


@pytest.mark.parametrize("file", ["PMC1216327.nxml", "PMC5244530.nxml"])
def test_published_trials(shared: Path, file: str) -> None:
    """Two randomised trials: what a person who reads them marks is found."""
    wanted = {
        "PMC1216327.nxml": {
            "randomisation": "permuted blocks of variable length",
            "blinding": "identical bottles",
            "attrition": "no patient was withdrawn",
        },
        "PMC5244530.nxml": {
            "randomisation": "GPs at each PHCC were randomised",
            "attrition": "intention to treat",
            "registration": "NCT01402206",
        },
    }[file]
    told = rows((shared / "fixtures/fulltext/jats" / file).read_bytes(), file)
    for topic, words in wanted.items():
        assert any(one["topic"] == topic and words in one["quote"] for one in told), topic

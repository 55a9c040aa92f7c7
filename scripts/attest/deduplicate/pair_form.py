"""The form of the step duplicates: pairs as its subjects, and people's answers as verdicts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from attest.deduplicate.fields import identifiers
from attest.deduplicate.possible import AND, Spoken
from attest.deduplicate.verdicts import SAID_DIFFERENT, SAID_SAME, Verdict
from attest.forms.form import TOP, Form
from attest.forms.loop import take_in
from attest.forms.round import Round, Subject
from attest.labels import publication_names, publication_place

OWN_PAIRS = "pairs of your own"
SAME, DIFFERENT = "same publication", "different publications"
_SAID = {SAME: SAID_SAME, DIFFERENT: SAID_DIFFERENT}
_NAMED = re.compile(r"(doi|pmid|pmcid)\s*:?\s*(\S+)", re.I)


def subjects(rows: Sequence[Mapping[str, Any]], form: Form) -> tuple[Subject, ...]:
    """A subject a pair, with both records side by side, and one for the pairs that people find themselves."""
    labels = _numbered([row["label"] for row in rows])
    asked = form.find_role("duplicate.verdict")
    sheets = (asked[0].key if asked else TOP,)
    made = [
        Subject(
            row["pair_id"],
            label,
            tuple(row["aliases"]),
            {
                "Why": str(row["reason"]).capitalize(),
                "One record": _described(row["shown"]),
                "Other record": _described(row["other_shown"]),
                "What differs": _differing(row["shown"], row["other_shown"]),
            },
            sheets,
        )
        for row, label in zip(rows, labels, strict=True)
    ]
    own = form.find_role("duplicate.record")
    if own:
        made.append(Subject(OWN_PAIRS, OWN_PAIRS.capitalize(), sheets=(own[0].key,)))
    return tuple(made)


def _numbered(labels: Sequence[str]) -> list[str]:
    """The labels with a number behind those that several have; a letter would seem to be one of the second record."""
    claims, turns = Counter(labels), Counter[str]()
    found = []
    for label in labels:
        turns[label] += 1
        found.append(f"{label} ({turns[label]})" if claims[label] > 1 else label)
    return found


def table(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The pairs for people, a row each."""
    for row in rows:
        told = {name: row[name] for name in ("pair_id", "reason", "score", "citation_id", "other_citation_id")}
        titles = {"title": row["shown"]["title"], "other_title": row["other_shown"]["title"]}
        yield told | titles | {"one": row["one"], "other": row["other"]}


def _described(shown: Mapping[str, str]) -> str:
    """A record as people tell publications apart, a line each."""
    names = ", ".join(publication_names(shown))
    lines = (shown["title"] or "No title", shown["authors"], publication_place(shown), names)
    return "\n".join(filter(None, (*lines, shown["registrations"], shown["database"])))


def _differing(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    """The fields that both records have and that are not the same."""
    folded = {name: (_fold(one[name]), _fold(other[name])) for name in one}
    names = [name for name, (left, right) in folded.items() if left and right and left != right and name != "database"]
    return ", ".join("DOI" if name == "doi" else "PMID" if name == "pmid" else name for name in names)


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def spoken(task: Round, files: Sequence[tuple[Path, str]]) -> list[Spoken]:
    """The pairs that returned workbooks have a verdict on and that `task` does not ask about, in order of their ids."""
    current = {one.id for one in task.subjects}
    outcome = take_in(replace(task, subjects=()), files)
    known: dict[str, tuple[str, ...]] = {}
    answered = {key.subject for record in outcome.records.values() for key in record.answers}
    answered |= {key.subject for key in outcome.ruled.found}
    for record in outcome.records.values():
        known |= record.names
    known |= {name: names for name, names in outcome.ruled.names.items() if name not in known}
    found = []
    for name in sorted(answered - current - {OWN_PAIRS}):
        pairs = [each.split(AND) for each in (name, *known.get(name, ("",))[1:]) if each.count(AND) == 1]
        if pairs:
            found.append(Spoken(name, *_parted(pairs)))
    return found


def _parted(pairs: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the two sides; each name stands in pairs with names of the other side only."""
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        beside[one].append(other)
        beside[other].append(one)
    first = pairs[0][0]
    theirs = list(dict.fromkeys(beside[first]))
    ours = list(dict.fromkeys(name for each in theirs for name in beside[each]))
    return tuple(ours), tuple(name for name in theirs if name not in ours)


def verdicts(answers: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, Any]]) -> list[Verdict]:
    """What people said, from the settled answers of the step and the pairs that it asked about.

    Where reviewers contradict each other, the pair stays apart until it is settled.
    """
    pairs = {row["pair_id"]: row for row in rows}
    found: list[Verdict] = []
    own: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for answer in answers:
        if answer["role"] == "duplicate.verdict" and answer["subject"] in pairs and answer["answers"]:
            row = pairs[answer["subject"]]
            found += _verdict(answer, tuple(row["one"]), tuple(row["other"]))
        elif answer["role"].startswith("duplicate.") and answer["subject"] == OWN_PAIRS and not answer["left_out"]:
            own[answer["row"]][answer["role"]] = answer
    for told in own.values():
        names = [told.get(role) for role in ("duplicate.record", "duplicate.other_record")]
        verdict = told.get("duplicate.other_verdict")
        if verdict and all(names):
            one, other = (_named(str(name["value"] or "")) for name in names if name)
            found += _verdict(verdict, (one,), (other,))
    return found


def _verdict(answer: Mapping[str, Any], one: tuple[str, ...], other: tuple[str, ...]) -> list[Verdict]:
    said = _SAID.get(answer["value"], "") if answer["settled"] else ""
    people = [each["name"] for each in answer["answers"]]
    by = answer["ruling"]["adjudicator"] if answer["status"] == "adjudicated" else " and ".join(people)
    if answer["status"] == "conflict":
        said, by = SAID_DIFFERENT, f"{by}, who disagree"
    at = answer["answers"][0] if answer["answers"] else {}
    place = ", ".join(filter(None, (str(at.get("sheet") or ""), str(at.get("cell") or ""))))
    return [Verdict(one, other, said, by, str(at.get("file") or ""), place)] if said else []


def _named(text: str) -> str:
    """A record as verdicts name it, from what somebody typed: a record id, a DOI or a PubMed number."""
    text = text.strip()
    if doi := identifiers.doi(text):
        return f"doi:{doi}"
    found = _NAMED.fullmatch(text)
    if found:
        return f"{found[1].lower()}:{found[2]}"
    return f"pmid:{text}" if text.isdigit() else text

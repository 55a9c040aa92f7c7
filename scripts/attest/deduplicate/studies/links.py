"""Which reports belong to one study: proposed from what they share, corrected by people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from attest.deduplicate.studies import proposals as study_proposals
from attest.deduplicate.studies.evidence import ReportFacts, gather
from attest.deduplicate.studies.evidence import Suggested as Said
from attest.deduplicate.studies.proposals import Link, Proposed
from attest.deduplicate.studies.report_citations import Citation
from attest.forms.form import Form
from attest.forms.round import CellKey, Subject, Suggested
from attest.labels import told_apart
from attest.text.document import Document

OWN_STUDY = "its own study"
PUBLICATION_IDS = ("doi:", "pmid:", "sha256:")  # a registration number names a study, not a publication

COPIES = ("file", "copy_of", "reason")
OVERVIEW = ("study_id", "study", "report_id", "report", "file", "kind", "secondary", "linked_by")
ALONE = "it shares nothing with another report that would tell that both are of one study"


def reports(documents: Sequence[Document]) -> tuple[list[Document], list[dict[str, str]]]:
    """The documents without second copies, and the copies with what they are copies of.

    Two documents are one report when they share a DOI, a PMID or their bytes; the first by file name is kept.
    """
    kept: list[Document] = []
    copies: list[dict[str, str]] = []
    holder: dict[str, Document] = {}
    for document in sorted(documents, key=lambda one: one.file):
        own = [name for name in document.identifiers if name.startswith(PUBLICATION_IDS)]
        first = next((holder[name] for name in own if name in holder), None)
        if first is None:
            kept.append(document)
            holder.update(dict.fromkeys(own, document))
        else:
            shared = next(name for name in own if name in holder)
            copies.append({"file": document.file, "copy_of": first.file, "reason": f"same {shared}"})
            holder.update({name: first for name in own if name not in holder})
    return kept, copies


def display_name(report: Document) -> str:
    """The name under which people pick the report from a list: label and file."""
    return f"{report.label} ({report.file.removeprefix('sources/documents/')})"


def options(found: Sequence[Document]) -> dict[str, list[str]]:
    """The choices of the form: every report, or none of them."""
    return {"the other reports": [OWN_STUDY, *(display_name(one) for one in found)]}


def proposed(
    found: Sequence[Document], citations: Iterable[Citation] = (), said: Iterable[Said] = ()
) -> tuple[list[ReportFacts], Proposed]:
    """What is known of every report, from itself, its citation and its suggestions, and the links that follow."""
    facts = gather(found, citations, said)
    return facts, study_proposals.propose(facts)


def propose(found: Sequence[Document], citations: Iterable[Citation] = (), said: Iterable[Said] = ()) -> list[Link]:
    """Pairs of reports that seem to be of one study, each with the reasons, the surest first."""
    return proposed(found, citations, said)[1].links


def remarks(facts: Iterable[ReportFacts]) -> frozenset[str]:
    """The reports that correct, comment on or retract another: a study takes its name from them only where it must."""
    return frozenset(one.report_id for one in facts if one.remark)


def subjects(found: Sequence[Document]) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            one.report_id, display_name(one), one.identifiers, {"Kind": one.kind, "Speaks about": one.about_doi or ""}
        )
        for one in found
    )


def suggestions(
    found: Sequence[Document], links: Sequence[Link], form: Form, left_open: Mapping[str, str] | None = None
) -> dict[CellKey, Suggested]:
    """For each report, the report with which it is proposed to be of one study, by the surest of its links.

    `left_open` says of reports without a link what they share with others and why that was not enough.
    """
    place = form.find_role("link.same_study_as")
    if place is None:
        return {}
    names = {one.report_id: display_name(one) for one in found}
    surest: dict[str, tuple[str, str]] = {}
    for one_id, other_id, reason in links:
        surest.setdefault(one_id, (names[other_id], reason))
        surest.setdefault(other_id, (names[one_id], reason))
    cells = {}
    for one in found:
        alone = (OWN_STUDY, (left_open or {}).get(one.report_id, ALONE))
        value, why = surest.get(one.report_id, alone)
        cells[CellKey(one.report_id, place[0].key, "", place[1].key)] = Suggested(value, rule=why)
    return cells


def corrected(links: Iterable[Link], found: Sequence[Document], answers: Iterable[Mapping[str, Any]]) -> list[Link]:
    """The links after people's settled answers: a report that somebody placed keeps no other link."""
    by_name = {display_name(one): one.report_id for one in found}
    said = {
        row["subject"]: row["value"]
        for row in answers
        if row["role"] == "link.same_study_as" and row["settled"] and row["value"]
    }
    proposed = {frozenset(link[:2]) for link in links}
    # Choosing what is proposed anyway confirms it; it does not cut the report off from the others.
    said = {report: name for report, name in said.items() if frozenset((report, by_name.get(name))) not in proposed}
    kept = [link for link in links if link[0] not in said and link[1] not in said]
    for report, name in said.items():
        if name in by_name and by_name[name] != report:
            kept.append((report, by_name[name], "said by a reviewer"))
    return kept


def studies(found: Sequence[Document], links: Sequence[Link], late: Collection[str] = ()) -> list[dict[str, Any]]:
    """The studies: each with its reports and why they belong together.

    The primary reports stand first, then those in `late` (remarks on others), then the secondary ones.
    """
    root = {one.report_id: one.report_id for one in found}

    def top(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for one, other, _ in links:
        root[top(other)] = top(one)
    groups: dict[str, list[Document]] = defaultdict(list)
    for each in found:
        groups[top(each.report_id)].append(each)
    made = []
    for members in groups.values():
        members.sort(key=lambda each: (each.secondary, each.report_id in late, each.file))
        ids = {each.report_id for each in members}
        made.append(
            {
                "study_id": members[0].report_id,
                "label": members[0].label,
                "aliases": sorted({name for each in members for name in _aliases(each)}),
                "reports": [
                    {name: getattr(each, name) for name in ("report_id", "label", "file", "kind", "secondary")}
                    for each in members
                ],
                "reasons": sorted({why for a, b, why in links if a in ids and b in ids}),
            }
        )
    _name_after_papers(made, {each.report_id: each for each in found})
    _keep_own_aliases(made)
    return _told_apart(sorted(made, key=lambda study: (study["label"], study["study_id"])))


def _name_after_papers(made: Sequence[dict[str, Any]], found: Mapping[str, Document]) -> None:
    """Give a study known only from a news item the DOI of its paper, unless another study has a claim to it too."""
    claims = Counter(name for study in made for name in study["aliases"])
    for study in made:
        main = found[study["study_id"]]
        paper = f"doi:{main.about_doi}"
        if main.secondary and main.about_doi and claims[paper] == 1:
            study["study_id"] = paper


def _keep_own_aliases(made: Sequence[dict[str, Any]]) -> None:
    """Take away the aliases that several studies have: answers could not tell by them to which one they belong."""
    claims = Counter(name for study in made for name in study["aliases"])
    for study in made:
        study["aliases"] = [name for name in study["aliases"] if claims[name] == 1]


def _told_apart(made: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The studies with a, b, c … behind the label where several have the same: people name studies by it."""
    labels = told_apart([study["label"] for study in made])
    return [study | {"label": label} for study, label in zip(made, labels, strict=True)]


def overview(made: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A row a report, with its study and why it belongs to it."""
    return [
        {
            "study_id": study["study_id"],
            "study": study["label"],
            "report_id": report["report_id"],
            "report": report["label"],
            "file": report["file"],
            "kind": report["kind"],
            "secondary": report["secondary"],
            "linked_by": study["reasons"],
        }
        for study in made
        for report in study["reports"]
    ]


def _aliases(report: Document) -> list[str]:
    about = [f"doi:{report.about_doi}"] if report.about_doi else []
    return [*report.identifiers, *about, *(f"registration:{number}" for number in report.registrations)]

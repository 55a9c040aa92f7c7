"""Which reports are of one study: invented ones, in any order; and what it costs in large reviews."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from attest.deduplicate.studies import leads as study_leads
from attest.deduplicate.studies import links as study_links
from attest.deduplicate.studies import proposals as study_proposals
from attest.deduplicate.studies.evidence import ReportFacts, author_name, gather
from attest.deduplicate.studies.recruitment import periods
from attest.deduplicate.studies.registrations import clash, registration
from attest.deduplicate.studies.signs import together
from attest.forms.schema import read_form
from attest.ingest.documents import document_of
from attest.rule_files import load
from attest.strict import load_yaml
from attest.suggestion import Suggestion
from attest.text.document import Document
from attest.text.source import Source
from conftest import HOME

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "studies.yaml").read_text(encoding="utf-8")
)
Given = tuple[list[Document], list[dict[str, Any]], list[dict[str, Any]]]


def document(name: str, told: dict[str, Any]) -> Document:
    fields = told.get("document", {})
    ids = tuple(fields.get("identifiers", ()))
    file = f"{name}.txt"
    identity = tuple(
        Suggestion(file, role, value, None, value, 0, len(value), "test", name)
        for role, value in told.get("facts", {}).items()
    )
    return Document(
        report_id=name,
        identifiers=(*ids, f"sha256:{name}"),
        label=name,
        file=file,
        sha256=name,
        format="text",
        encoding="utf-8",
        language="en",
        kind=fields.get("kind", "journal article"),
        secondary=fields.get("secondary", False),
        identity=identity,
        about_doi=fields.get("about_doi"),
        registrations=tuple(fields.get("registrations", ())),
        trial_names=tuple(fields.get("trial_names", ())),
        blocks=(),
        damage=(),
    )


def brought(case: dict[str, Any], backwards: bool = False) -> Given:
    """A case as the stages would give it; citations without an identifier of their document get a PMID in common."""
    documents, citations, rows = [], [], []
    reports = list(case["reports"].items())
    for at, (name, told) in enumerate(reversed(reports) if backwards else reports):
        one = document(name, told)
        citation = told.get("citation")
        if citation is not None and not ({"pmid", "doi", "citation_id"} & citation.keys()):
            pmid = str(90000000 + at)
            one = Document(**{**vars(one), "identifiers": (f"pmid:{pmid}", *one.identifiers)})
            citation = {**citation, "pmid": pmid}
        documents.append(one)
        citations += [{"citation_id": f"record:{name}", "aliases": [], **citation}] if citation is not None else []
        rows += [
            {"file": one.file, "role": role, "value": value, "row": None, "quote": value}
            for role, value in told.get("said", {}).items()
        ]
    return documents, citations, rows


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_studies_of_a_case(case: dict[str, Any], backwards: bool) -> None:
    documents, citations, rows = brought(case, backwards)
    _, proposed = study_links.proposed(documents, citations, rows)
    made = study_links.studies(documents, proposed.links)
    found = {frozenset(report["report_id"] for report in study["reports"]) for study in made}
    assert found == {frozenset(names) for names in case["studies"]}, (case.get("note"), proposed)
    reasons = {frozenset(link[:2]): link[2] for link in proposed.links}
    for pair, reason in case.get("because", {}).items():
        # Two spellings of one number or name are told as the first report has it.
        assert backwards or reasons[frozenset(pair.split())] == reason
    assert proposed.left_open.keys() <= {names[0] for names in case["studies"] if len(names) == 1}
    for name, words in case.get("open", {}).items():
        assert words in proposed.left_open[name]


def test_a_number_in_the_list_of_references_does_not_count() -> None:
    body = (
        "Rituximab for skin fibrosis in adults\n\nIntroduction\n\nWe treated 24 adults for a year. {own}\n\n"
        "References\n\n1. Hall J, Reed M. Rituximab in scleroderma. Lancet 2019;3:1-9. ClinicalTrials.gov NCT04412345\n"
        "2. Mori Y. Skin scores. BMJ 2018;2:11-19.\n3. Abe S. Lung. Chest 2017;1:1-4.\n"
        "4. Ueda T. Gut. Gut 2016;1:1-4.\n"
    )

    def read(name: str, own: str) -> Document:
        content = body.format(own=own)
        return document_of(Source(name, name * 8, "utf-8", "text", content, content, None))

    one, other = read("a.txt", "Registered as NCT04412345."), read("b.txt", "Registered as NCT03300000.")
    silent = read("c.txt", "Nobody was lost.")
    assert one.registrations and other.registrations, "else the test would prove nothing"
    assert study_links.propose([one, other, silent]) == []


def test_what_is_proposed_stands_in_the_form_with_its_reasons() -> None:
    case = next(case for case in CASES if case["id"] == "editorial_on_two_papers")
    documents, citations, rows = brought(case)
    path = HOME / "config/forms/study_links.yaml"
    form = read_form(load_yaml(path, path.name), path.name, study_links.options(documents))
    _, proposed = study_links.proposed(documents, citations, rows)
    cells = study_links.suggestions(documents, proposed.links, form, proposed.left_open)
    said = {key.subject: cell for key, cell in cells.items()}
    assert {cell.value for cell in said.values()} == {study_links.OWN_STUDY}
    assert "is a comment on PMID 30000002 (second.txt)" in said["editorial"].rule
    documents = brought(next(case for case in CASES if case["id"] == "same_registration_number"))[0]
    documents[1] = Document(**{**vars(documents[1]), "registrations": ("NCT04412345",), "about_doi": "10.1/x"})
    cells = study_links.suggestions(documents, study_links.propose(documents), form)
    said = {key.subject: cell for key, cell in cells.items()}
    assert (said["main"].value, said["main"].rule) == (
        "follow_up (follow_up.txt)",
        "same registration number NCT04412345",
    )
    assert (said["other"].value, said["other"].rule) == (study_links.OWN_STUDY, study_links.ALONE)


def test_a_study_is_not_named_after_an_erratum() -> None:
    case = {
        "reports": {
            "erratum": {
                "document": {"identifiers": ["pmid:30000009"]},
                "citation": {"pmid": "30000009", "type": "erratum", "relations": [["erratum of", "pmid:30000001"]]},
            },
            "paper": {"document": {"identifiers": ["pmid:30000001"]}},
        }
    }
    documents, citations, rows = brought(case)
    facts, proposed = study_links.proposed(documents, citations, rows)
    (study,) = study_links.studies(documents, proposed.links, study_links.remarks(facts))
    assert (study["label"], study["reports"][1]["label"]) == ("paper", "erratum")


def test_a_middle_author_alone_is_nobodys_sign() -> None:
    def of(*names: str) -> ReportFacts:
        return ReportFacts("", "", "", (), authors=names, sizes=(("enrolled", 124),), centres=(("osaka", "Osaka"),))

    assert together(of("ono h", "reed m", "hall j", "mori y"), of("abe s", "reed m", "hall j", "ueda t")) == ""
    assert together(of("ono h", "reed m", "mori y"), of("ono h", "reed m", "ueda t")) == (
        "2 of 3 authors shared, both from Osaka, both enrolled 124 patients"
    )


REPORT = st.fixed_dictionaries(
    {
        "registrations": st.lists(
            st.sampled_from(["NCT04412345", "NCT04412346", "NCT04412347"]), max_size=2, unique=True
        ),
        "trial_names": st.lists(st.sampled_from(["SCLERAD", "CALCIFY-2"]), max_size=2, unique=True),
        "authors": st.sampled_from([["Ono H", "Sato K"], ["Ono H", "Sato K", "Mori Y"], ["Hall J", "Reed M"]]),
        "relations": st.lists(
            st.tuples(st.just("comment on"), st.sampled_from([f"pmid:{90000000 + at}" for at in range(8)])), max_size=2
        ),
    }
)


@settings(max_examples=200, deadline=None)
@given(st.lists(REPORT, min_size=2, max_size=8))
def test_no_proposal_joins_two_trials_of_one_register(reports: list[dict[str, Any]]) -> None:
    case = {
        "reports": {
            f"r{at}": {
                "document": {name: told[name] for name in ("registrations", "trial_names")},
                "citation": {"authors": told["authors"], "relations": told["relations"]},
                "said": {"study.n_randomised": "124", "study.centres": "Osaka"},
            }
            for at, told in enumerate(reports)
        }
    }
    documents, citations, rows = brought(case)
    facts, proposed = study_links.proposed(documents, citations, rows)
    assert proposed == study_links.proposed(documents, list(reversed(citations)), rows)[1]
    declared = {frozenset(link[:2]) for link in proposed.links if "is a comment on" in link[2]}
    for study in study_links.studies(documents, proposed.links):
        names = {report["report_id"] for report in study["reports"]}
        sure = [one for one in facts if one.report_id in names and len(one.registrations) == 1]
        for at, one in enumerate(sure):
            for other in sure[at + 1 :]:
                assert declared & {frozenset((a, b)) for a in names for b in names} or not clash(
                    one.registrations, other.registrations
                )


def many(count: int) -> Iterator[ReportFacts]:
    """Reports of groups of three authors with common names, each study reported twice, all of 60 or 124 people."""
    for at in range(count):
        group, study = at % 150, at // 2
        yield ReportFacts(
            report_id=f"r{at}",
            label=f"r{at}",
            file=f"r{at}.txt",
            identifiers=(f"pmid:{at}",),
            authors=(f"wang {group % 26}", f"li {group % 25}", f"chen {group}"),
            registrations=tuple(filter(None, [registration(f"NCT{study:08}")])) if study % 3 else (),
            trial_names=(("sclerad", "SCLERAD"),) if study % 50 == 0 else (),
            sizes=(("randomised", 60 + study % 64),),
            title=f"title of {study}" if study % 5 == 0 else "",
        )


def test_few_pairs_of_many_reports_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    judge = study_leads.together
    monkeypatch.setattr(study_leads, "together", lambda one, other: looked.append(1) or judge(one, other))
    reports = list(many(5000))
    proposed = study_proposals.propose(reports)
    assert len(looked) < 40 * len(reports), "of 12.5 million pairs"
    linked = {frozenset(link[:2]) for link in proposed.links}
    assert all(frozenset((f"r{at}", f"r{at + 1}")) in linked for at in range(2, 100, 2) if at // 2 % 3)


def test_a_number_that_thousands_share_costs_no_square() -> None:
    shared = registration("NCT04412345")
    assert shared is not None
    reports = [ReportFacts(f"r{at}", "", f"{at}.txt", (), registrations=(shared,)) for at in range(3000)]
    proposed = study_proposals.propose(reports)
    assert len(proposed.links) < 10 * len(reports)
    assert len({name for link in proposed.links for name in link[:2]}) == len(reports)


NUMBERS = {
    "clinicaltrials.gov": "NCT04412345", "isrctn": "ISRCTN12345678", "umin": "UMIN000012345",
    "prospero": "CRD42021234567", "eudract": "2018-001234-12", "euctis": "2022-501234-12-00",
    "chictr": "ChiCTR-TRC-13003455", "anzctr": "ACTRN12612000123456", "jrct": "jRCTs031180123", "drks": "DRKS00012345",
    "irct": "IRCT20190101012345N1", "ctri": "CTRI/2012/05/002345", "cris": "KCT0001234", "ntr": "NTR1234",
    "pactr": "PACTR201501001234567", "tctr": "TCTR20180101001", "rebec": "RBR-2abc3d", "slctr": "SLCTR/2015/012",
    "japic": "JapicCTI-123456",
}  # fmt: skip


@pytest.mark.parametrize("register", [entry["id"] for entry in load("attest.ingest", "registries.yaml")])
def test_every_register_that_is_read_in_texts_is_known(register: str) -> None:
    found = registration(NUMBERS[register])
    assert found is not None and found.register == register


@pytest.mark.parametrize(
    "spellings",
    [
        ["Narváez, Javier", "Javier Narváez", "Narváez J", "NARVAEZ J."],
        ["van der Berg, J. P.", "van der Berg JP", "Berg J"],
        ["Wang, Xiao-Ming", "Wang XM", "Xiao-Ming Wang"],
    ],
    ids=lambda names: names[0],
)
def test_an_author_in_all_spellings_is_one(spellings: list[str]) -> None:
    assert len({author_name(text) for text in spellings}) == 1


def test_nobody_is_no_author() -> None:
    assert [author_name(text) for text in ("", "Anonymous", "  ", ".", ",")] == [""] * 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Patients were recruited between January 2010 and March 2012.", ["2010-01 to 2012-03"]),
        ("We included 40 adults seen from 2005 to 2010.", ["2005-01 to 2010-12"]),
        ("Adults were enrolled from 1 Sept 2011 – 30 June 2013 in Lyon.", ["2011-09 to 2013-06"]),
        ("Patients were enrolled from March 3, 2011, through June 1, 2013.", ["2011-03 to 2013-06"]),
        ("Deaths rose from 2010 to 2014.", []),
        ("Patients in articles published from 2010 to 2014 were included.", []),
        ("Patients were recruited from 2014 to 2010.", []),
    ],
)
def test_recruitment(text: str, words: list[str]) -> None:
    assert [one.words for one in periods([text])] == words


def test_nothing_but_documents_is_needed() -> None:
    (facts,) = gather([document("alone", {})])
    assert (facts.authors, facts.sizes, facts.relations, facts.review) == ((), (), (), False)


def test_authors_are_the_documents_own_where_it_has_no_citation() -> None:
    def of(role: str, value: str | tuple[str, ...]) -> tuple[str, ...]:
        fact = Suggestion("a.txt", role, value, None, "quote", 0, 5, "test", "a")
        (facts,) = gather([Document(**{**vars(document("a", {})), "identity": (fact,)})])
        return facts.authors

    assert of("report.authors", ("Kuzumi A", "Ebata S")) == ("kuzumi a", "ebata s")
    assert of("report.authors", "Kuzumi A; Ebata S") == ("kuzumi a", "ebata s")
    assert of("report.first_author", "Javier Narváez") == ("narvaez j",)

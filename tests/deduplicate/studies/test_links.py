"""Reports of one study, and second copies of one report."""

from typing import Any

from attest.deduplicate.studies import links as links
from attest.text.document import Document


def report(name: str, *ids: str, **more: Any) -> Document:
    given: dict[str, Any] = {
        "report_id": (ids or (f"sha256:{name}",))[0],
        "identifiers": (*ids, f"sha256:{name}"),
        "label": name.capitalize(),
        "file": f"{name}.txt",
        "sha256": name,
        "format": "text",
        "encoding": "utf-8",
        "language": "en",
        "kind": "journal article",
        "secondary": False,
        **dict.fromkeys(("identity", "registrations", "trial_names", "blocks", "damage"), ()),
        "about_doi": None,
    }
    return Document(**{**given, **more})


def answer(one: Document, value: str, settled: bool = True) -> dict[str, Any]:
    return {"subject": one.report_id, "role": "link.same_study_as", "value": value, "settled": settled}


PAPER = report("paper", "doi:10.1/p", registrations=("NCT01234567",), trial_names=("EXAMPLE",))
NEWS = report("news", about_doi="10.1/p", secondary=True, kind="news item")
FOLLOW_UP = report("follow", "doi:10.1/f", trial_names=("example",))
REGISTRY = report("registry", "registration:NCT01234567", registrations=("NCT01234567",))
OTHER = report("other", "doi:10.1/o")
ALL = [PAPER, NEWS, FOLLOW_UP, REGISTRY, OTHER]


def test_what_two_reports_share_is_the_reason() -> None:
    said = {(one, other): why for one, other, why in links.propose(ALL)}
    assert said["doi:10.1/p", "sha256:news"] == "news.txt speaks about DOI 10.1/p"
    assert said["doi:10.1/p", "doi:10.1/f"] == "same trial name EXAMPLE"
    assert said["doi:10.1/p", "registration:NCT01234567"] == "same registration number NCT01234567"
    assert not any("doi:10.1/o" in pair for pair in said)


def test_a_study_is_named_by_its_main_report() -> None:
    made = {study["study_id"]: study["reports"] for study in links.studies(ALL, links.propose(ALL))}
    assert made.keys() == {"doi:10.1/f", "doi:10.1/o"}, "the first primary report by file name"
    assert len(made["doi:10.1/f"]) == 4
    assert made["doi:10.1/f"][-1]["secondary"], "a news item is never the main report"


def test_a_study_known_only_from_the_news_keeps_its_name_when_the_paper_arrives() -> None:
    (alone,) = links.studies([NEWS], [])
    both = links.studies([NEWS, PAPER], links.propose([NEWS, PAPER]))
    assert alone["study_id"] == both[0]["study_id"] == "doi:10.1/p"
    assert len(both) == 1


def test_two_news_items_about_one_paper() -> None:
    again = report("bulletin", about_doi="10.1/p", secondary=True)
    assert [why for *_, why in links.propose([NEWS, again])] == ["both speak about DOI 10.1/p"]


def test_people_can_take_a_report_out_and_put_it_elsewhere() -> None:
    proposed = links.propose(ALL)
    alone = links.corrected(proposed, ALL, [answer(FOLLOW_UP, links.OWN_STUDY)])
    assert len(links.studies(ALL, alone)) == 3
    moved = links.corrected(proposed, ALL, [answer(FOLLOW_UP, links.display_name(OTHER))])
    made = links.studies(ALL, moved)
    together = next(study for study in made if "doi:10.1/f" in study["aliases"])
    assert {one["report_id"] for one in together["reports"]} == {"doi:10.1/f", "doi:10.1/o"}
    assert "said by a reviewer" in together["reasons"]
    unsettled = links.corrected(proposed, ALL, [answer(FOLLOW_UP, links.OWN_STUDY, settled=False)])
    assert unsettled == proposed


def test_second_copies_are_set_aside() -> None:
    copy = report("zcopy", "doi:10.1/p")
    same_bytes = report("zsame", identifiers=("sha256:bytes",))
    kept, copies = links.reports([copy, PAPER, OTHER, same_bytes, report("zzz", identifiers=("sha256:bytes",))])
    assert [one.file for one in kept] == ["other.txt", "paper.txt", "zsame.txt"]
    assert [(one["file"], one["copy_of"]) for one in copies] == [("zcopy.txt", "paper.txt"), ("zzz.txt", "zsame.txt")]
    registered = report("registered", "doi:10.1/q", registrations=("NCT01234567",))
    assert links.reports([PAPER, registered])[1] == [], "a registration number names a study, not a report"


def test_studies_with_the_same_label_are_told_apart() -> None:
    one, other = report("a", "doi:10.1/a", label="Kim 2020"), report("b", "doi:10.1/b", label="Kim 2020")
    assert [study["label"] for study in links.studies([one, other], [])] == ["Kim 2020a", "Kim 2020b"]


def test_a_news_item_that_is_taken_out_does_not_take_the_papers_name_along() -> None:
    again = report("bulletin", about_doi="10.1/p", secondary=True)
    found = [PAPER, NEWS, again]
    answers = [answer(NEWS, links.OWN_STUDY), answer(again, links.OWN_STUDY)]
    made = links.studies(found, links.corrected(links.propose(found), found, answers))
    assert sorted(study["study_id"] for study in made) == ["doi:10.1/p", "sha256:bulletin", "sha256:news"]
    everything = [name for study in made for name in study["aliases"]]
    assert len(everything) == len(set(everything)), "no alias leads to two studies"


def test_choosing_what_is_proposed_cuts_nothing_off() -> None:
    again = report("bulletin", about_doi="10.1/p", secondary=True)
    found = [PAPER, NEWS, again]
    said = [answer(PAPER, links.display_name(NEWS))]
    assert len(links.studies(found, links.corrected(links.propose(found), found, said))) == 1

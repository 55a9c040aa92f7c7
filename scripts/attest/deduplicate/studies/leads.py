"""Reasons for which two reports may be of one study, found by what they share, so that few pairs are looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from attest.deduplicate.studies.evidence import ReportFacts, telling_nothing
from attest.deduplicate.studies.registrations import OF_REVIEWS, Registration, by_register, clash, shared
from attest.deduplicate.studies.signs import signs, together

Member = TypeVar("Member")

# What a reason rests on, the surest first; from BESIDE (both about a third) on, different numbers stand against it.
RELATED, VERSION, BESIDE, REGISTERED, NAMED, TOGETHER = range(6)

ONE, OTHER, EQUAL = "one", "other", "equal"
# Relations of records that mean the same study, in words, and which of the two is the remark on the other.
RELATIONS = {
    "erratum of": ("is an erratum of", ONE),
    "erratum in": ("has an erratum in", OTHER),
    "comment on": ("is a comment on", ONE),
    "comment in": ("has a comment in", OTHER),
    "retraction of": ("is the retraction of", ONE),
    "retraction in": ("is retracted in", OTHER),
    "partial retraction of": ("is a partial retraction of", ONE),
    "partial retraction in": ("is partially retracted in", OTHER),
    "concern about": ("is an expression of concern about", ONE),
    "concern in": ("has an expression of concern in", OTHER),
    "summary in": ("has a summary in", OTHER),
    "republished from": ("is republished from", EQUAL),
    "republished as": ("is republished as", EQUAL),
    "original report in": ("has its original report in", EQUAL),
    "update of": ("is an update of", EQUAL),
    "update in": ("has an update in", EQUAL),
    "preprint of": ("is a preprint of", EQUAL),
    "version of": ("is a version of", EQUAL),
    "translation of": ("is a translation of", EQUAL),
    "results in": ("has its results in", OTHER),
    "further report in": ("has a further report in", OTHER),
}
# A report with more registrations or names than this lists other people's trials.
MOST_NUMBERS, MOST_NAMES = 4, 3
# Signs that two reports with one trial name are of two trials.
OF_OTHERS = frozenset({"other intervention", "other condition", "other country"})
LARGEST = 40  # reports that share one number or name, of which every pair is looked at
WINDOW = 8  # in larger groups each is compared with as many that follow it


class Lead(NamedTuple):
    """Two reports by their places, the smaller first, and why they may be one study.

    `doubtful` are the places of reports that this reason could lead to other studies as well, such as a comment on two
    trials.
    """

    one: int
    other: int
    rank: int
    why: str
    doubtful: frozenset[int] = frozenset()


def leads(reports: Sequence[ReportFacts]) -> list[Lead]:
    """All reasons between any two reports, the surest first, in a fixed order."""
    found = [
        *_related(reports),
        *_about_titles(reports),
        *_registered(reports),
        *_named(reports),
        *_together(reports),
    ]
    return sorted(dict.fromkeys(found), key=lambda lead: (lead.rank, lead.one, lead.other, lead.why))


def _lead(one: int, other: int, rank: int, why: str, doubtful: Iterable[int] = ()) -> Lead:
    return Lead(min(one, other), max(one, other), rank, why, frozenset(doubtful))


def _related(reports: Sequence[ReportFacts]) -> Iterator[Lead]:
    """What reports and their citations declare: this one speaks about, corrects, republishes … that one."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(reports):
        for name in one.identifiers:
            holders[name].append(at)
    known = {name: places[0] for name, places in holders.items() if len(places) == 1}
    missing: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, one in enumerate(reports):
        if one.about_doi:
            about = known.get(f"doi:{one.about_doi}")
            if about is not None and about != at:
                yield _lead(at, about, RELATED, f"{one.file} speaks about DOI {one.about_doi}")
            missing[f"doi:{one.about_doi}"].append((at, f"both speak about DOI {one.about_doi}"))
        unknown = []
        for kind, target in one.relations:
            if kind not in RELATIONS:
                continue
            words, remark = RELATIONS[kind]
            there = known.get(target)
            if there is None:
                unknown.append(target)
            elif there != at:
                doubtful = {ONE: {at}, OTHER: {there}}.get(remark, set())
                yield _lead(at, there, RELATED, f"{one.file} {words} {_shown(target)}", doubtful)
        # A comment on several works says nothing of which of them another comment is about.
        own = [relation.target for relation in one.relations if RELATIONS.get(relation.kind, ("", ""))[1] != OTHER]
        if len(unknown) == 1 and own == unknown:
            missing[unknown[0]].append((at, f"both are about {_shown(unknown[0])}"))
        for target, reason in one.versions:
            there = known.get(target)
            if there is not None and there != at:
                yield _lead(
                    at, there, VERSION, f"versions of one text ({reason})" if reason else "versions of one text"
                )
    for places in missing.values():
        for (one_at, why), (other_at, _) in _pairs(places):
            if one_at != other_at:
                yield _lead(one_at, other_at, BESIDE, why)


def _shown(name: str) -> str:
    kind, _, value = name.partition(":")
    return f"{kind.upper()} {value}"


def _about_titles(reports: Sequence[ReportFacts]) -> Iterator[Lead]:
    """A news item without a DOI, by the whole title of the one paper that it gives as its source."""
    papers: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(reports):
        if one.title and not one.secondary and not one.remark:
            papers[one.title].append(at)
    for at, one in enumerate(reports):
        if one.secondary and one.title and not one.about_doi and len(papers.get(one.title, ())) == 1:
            there = papers[one.title][0]
            yield _lead(at, there, RELATED, f"{one.file} speaks about a paper with the title of {reports[there].file}")


def _numbers(one: ReportFacts) -> list[Registration]:
    """The registrations that can link a report: of trials to trials, of reviews to reviews."""
    held = [each for each in one.registrations if (each.register in OF_REVIEWS) == one.review]
    return held if len(one.registrations) <= MOST_NUMBERS else []


def _registered(reports: Sequence[ReportFacts]) -> Iterator[Lead]:
    linkable = [_numbers(one) for one in reports]
    several = [any(len(numbers) > 1 for numbers in by_register(held).values()) for held in linkable]
    for one, other in _sharing([[each.key for each in held] for held in linkable]):
        common = shared(linkable[one], linkable[other])
        whole = {each.key for each in linkable[one]} == {each.key for each in linkable[other]}
        doubtful = () if whole else [at for at in (one, other) if several[at]]
        shown = ", ".join(each.shown for each in common)
        yield _lead(one, other, REGISTERED, f"same registration number {shown}", doubtful)


def _named(reports: Sequence[ReportFacts]) -> Iterator[Lead]:
    linkable = [
        dict(one.trial_names) if not one.review and len(one.trial_names) <= MOST_NAMES else {} for one in reports
    ]
    for one, other in _sharing([list(held) for held in linkable]):
        left, right = linkable[one], linkable[other]
        common = sorted(left.keys() & right.keys())
        if clash(reports[one].registrations, reports[other].registrations):
            continue
        word = all(_word(name) for name in common)
        support, against = _beside(reports[one], reports[other])
        if (against and (word or not support)) or (word and not support):
            continue  # another trial of that name
        why = f"same trial name {', '.join(left[name] for name in common)}"
        why += f", {', '.join(support)}" if word else ""
        doubtful = [] if left.keys() == right.keys() else [at for at in (one, other) if len(linkable[at]) > 1]
        yield _lead(one, other, NAMED, why, doubtful)


def _beside(one: ReportFacts, other: ReportFacts) -> tuple[list[str], list[str]]:
    """What speaks for and against two reports that share a name.

    A country is no sign for it, many trials have it; nor is a number or a time against it, trials grow and go on.
    """
    found = signs(one, other)
    people = len(set(one.authors) & set(other.authors))
    support = [f"{people} authors shared"] if people > 1 else []
    support += [sign.words for sign in found if sign.points > 0 and sign.what != "country"]
    return support, [sign.words for sign in found if sign.what in OF_OTHERS]


def _word(name: str) -> bool:
    """Whether a name is a word that many trials bear, or too short to be one trial's."""
    return name in telling_nothing("trial_names") or (len(name) <= 3 and name.isalpha())


def _together(reports: Sequence[ReportFacts]) -> Iterator[Lead]:
    """Pairs that share an author and a sign of the people: few enough to look at all the others."""
    first_or_last: dict[Hashable, list[int]] = defaultdict(list)
    anybody: dict[Hashable, list[int]] = defaultdict(list)
    for at, report in enumerate(reports):
        traits: list[Hashable] = [*dict.fromkeys(number for _, number in report.sizes)]
        traits += [report.title] if report.title else []
        traits += ["time"] if report.recruited else []
        for trait in traits:
            for name in report.authors:
                anybody[name, trait].append(at)
            for name in {*report.authors[:1], *report.authors[-1:]}:
                first_or_last[name, trait].append(at)
    pairs = {
        (min(one, other), max(one, other))
        for key, places in first_or_last.items()
        for one in places
        for other in _near(anybody[key], one)
    }
    for one, other in sorted(pairs):
        if why := together(reports[one], reports[other]):
            yield _lead(one, other, TOGETHER, why)


def _near(places: Sequence[int], one: int) -> Iterator[int]:
    """The other places; of a very common name's only the next ones."""
    if len(places) <= LARGEST:
        yield from (other for other in places if other != one)
    else:
        at = bisect_left(places, one)
        yield from places[at + 1 : at + 1 + LARGEST]


def _sharing(keys: Sequence[Sequence[Hashable]]) -> list[tuple[int, int]]:
    """Pairs of places that share a key, each once, in order."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for at, own in enumerate(keys):
        for key in dict.fromkeys(own):
            holders[key].append(at)
    return sorted({pair for places in holders.values() for pair in _pairs(places)})


def _pairs(members: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Every pair of a group; of a large one each member with those that follow it next."""
    reach = len(members) if len(members) <= LARGEST else WINDOW
    for at, one in enumerate(members):
        for other in members[at + 1 : at + 1 + reach]:
            yield one, other

"""Risk-of-bias instruments as data: domains, items, answers, rules of judgement, version and licence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from attest.deciding.complete import faults as faults_of_rule
from attest.deciding.complete import unknown
from attest.deciding.conditions import ALWAYS, Condition, Every, read_condition
from attest.deciding.rule import Rule, read_rule
from attest.instrument_names import alike
from attest.places import HOME
from attest.problems import Faults, Problem, shown
from attest.strict import faults_in, load_yaml

ASSESSOR, PROTOCOL = "assessor", "protocol"
OVERALL = "overall"
BIAS = "bias"  # the scale of a domain that names none


@dataclass(frozen=True)
class Level:
    """An answer or a judgement: stored as `id`, shown as `label`, drawn in the colour of `tone` with `symbol`."""

    id: str
    label: str
    tone: str
    symbol: str = ""


@dataclass(frozen=True)
class Item:
    """One question. `blank` is the answer that stands where none is given; `suggests` names sentences to show."""

    id: str
    label: str
    answers: tuple[Level, ...]
    asked: Condition = ALWAYS
    blank: str = ""
    suggests: str = ""


@dataclass(frozen=True)
class Domain:
    """Items and how they are judged: by a rule, by the assessor, by the protocol's rule, or (`by` is "") not at all.

    `suggests` names sentences to show beside the judgement.
    """

    id: str
    label: str
    part: str
    items: tuple[Item, ...]
    levels: tuple[Level, ...]
    by: str = ""
    rule: Rule | None = None
    asked: Condition = ALWAYS
    suggests: str = ""

    @property
    def judged(self) -> bool:
        return bool(self.by) or self.rule is not None


@dataclass(frozen=True)
class Instrument:
    id: str
    title: str
    short: str
    version: str
    link: str
    licence: str
    note: str
    unit: str
    published_rule: str
    unavailable: str
    sources: tuple[str, ...]
    directions: tuple[str, ...]
    domains: tuple[Domain, ...]
    overall: Domain | None

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for domain in self.parts for item in domain.items)

    @property
    def parts(self) -> tuple[Domain, ...]:
        """The domains and, where there is one, the overall judgement."""
        return (*self.domains, *((self.overall,) if self.overall else ()))

    @property
    def values(self) -> list[str]:
        """Every answer that an item offers, and every judgement that a domain may get."""
        answers = [level.id for item in self.items for level in item.answers]
        return list(dict.fromkeys([*answers, *(level.id for domain in self.judged for level in domain.levels)]))

    @property
    def judged(self) -> tuple[Domain, ...]:
        """The domains that get a judgement of their own."""
        return tuple(domain for domain in self.domains if domain.judged)


Finder = Callable[[str], tuple[Path, str]]  # where the instrument of that name stands, and what that file is called


def load_instrument(path: Path, name: str, find: Finder | None = None) -> Instrument:
    """The instrument in a YAML file; raises `Faults` with every fault of the file.

    `find` tells where an instrument stands that this one is a variant of; beside this one, if nothing is given.
    """
    raw = _whole(
        path, name, find or (lambda other: (path.parent / f"{other}.yaml", f"config/instruments/{other}.yaml"))
    )
    problems = faults_in(raw, _schema(), name)
    if problems:
        raise Faults(problems)
    if raw["id"] != path.stem:
        problems.append(Problem(name, "id", shown(raw["id"]), f"`{path.stem}`, the name of the file"))
    problems += _twice(raw, name)
    problems += _unknown_lists(raw, name)
    problems += alike(raw, name)
    if problems:
        raise Faults(problems)
    instrument = _read(raw)
    problems += rule_problems(instrument, name)
    if problems:
        raise Faults(problems)
    return instrument


def _whole(path: Path, name: str, find: Finder) -> dict[str, Any]:
    """What stands in the file; of a variant, with all that it takes over."""
    raw: dict[str, Any] = load_yaml(path, name)
    if not isinstance(raw, dict) or not isinstance(raw.get("extends"), str):
        return raw
    other, other_name = find(raw["extends"])
    if raw["extends"] != Path(raw["extends"]).stem or raw["extends"] == path.stem or not other.is_file():
        expected = "the name of another instrument"
        raise Faults([Problem(name, "extends", shown(raw["extends"]), expected, "It stands in config/instruments/.")])
    whole: dict[str, Any] = load_yaml(other, other_name)
    if "extends" in whole:
        expected = "an instrument that is no variant itself"
        raise Faults([Problem(name, "extends", shown(raw["extends"]), expected, f"It extends {whole['extends']}.")])
    own = {domain["id"]: domain for domain in raw.get("domains", []) if isinstance(domain, dict) and "id" in domain}
    domains = [own.pop(domain["id"], domain) for domain in whole.get("domains", [])]
    merged = {
        key: {**whole.get(key, {}), **raw[key]}
        for key in ("options", "groups", "judgements")
        if isinstance(raw.get(key), dict)
    }
    return {**whole, **raw, **merged, "domains": [*domains, *own.values()]}


def _read(raw: Mapping[str, Any]) -> Instrument:
    groups = raw.get("groups", {})
    options = {key: tuple(Level(**one) for one in levels) for key, levels in raw.get("options", {}).items()}
    scales = {key: tuple(Level(**one) for one in levels) for key, levels in raw["judgements"].items()}

    def item(one: Mapping[str, Any]) -> Item:
        asked = read_condition(one["asked"], groups) if "asked" in one else ALWAYS
        answers = options[one["options"]]
        return Item(one["id"], one["label"], answers, asked, one.get("blank", ""), one.get("suggests", ""))

    def domain(one: Mapping[str, Any], name: str, label: str) -> Domain:
        levels = scales[one.get("scale", BIAS)]
        told = one.get("judgement", "")
        by = told if isinstance(told, str) else ""
        rule = None if isinstance(told, str) else read_rule(told, name, [level.id for level in levels], groups)
        asked = read_condition(one["asked"], groups) if "asked" in one else ALWAYS
        items = tuple(item(each) for each in one.get("items", ()))
        return Domain(name, label, one.get("part", ""), items, levels, by, rule, asked, one.get("suggests", ""))

    return Instrument(
        id=raw["id"],
        title=raw["title"],
        short=raw.get("short", raw["title"]),
        version=raw["version"],
        link=raw["link"],
        licence=raw["licence"],
        note=raw.get("note", ""),
        unit=raw["unit"],
        published_rule=raw.get("published_rule", ""),
        unavailable=raw.get("unavailable", ""),
        sources=tuple(raw.get("sources", ())),
        directions=tuple(raw.get("directions", ())),
        domains=tuple(domain(one, one["id"], one["label"]) for one in raw["domains"]),
        overall=domain(raw["overall"], OVERALL, "Overall") if "overall" in raw else None,
    )


def _twice(raw: Mapping[str, Any], name: str) -> Iterator[Problem]:
    """Ids that stand twice: of items and domains in the instrument, of levels in their list."""
    items = [item["id"] for part in (*raw["domains"], raw.get("overall", {})) for item in part.get("items", ())]
    lists = {"items": [*(one["id"] for one in raw["domains"]), OVERALL, *items]}
    for key in ("options", "judgements"):
        lists |= {f"{key}.{one}": [level["id"] for level in levels] for one, levels in raw.get(key, {}).items()}
    for place, ids in lists.items():
        for one in dict.fromkeys(one for number, one in enumerate(ids) if one in ids[:number]):
            yield Problem(name, place, shown(one), "an id of its own", "It stands twice.")


def _unknown_lists(raw: Mapping[str, Any], name: str) -> Iterator[Problem]:
    """Options and scales that nothing describes; answers for a blank that are not offered."""
    options = raw.get("options", {})
    parts = [(f"domains[{number}]", one) for number, one in enumerate(raw["domains"], 1)]
    for place, part in (*parts, ("overall", raw.get("overall", {}))):
        if part.get("judgement") == PROTOCOL and place != OVERALL:
            hint = "The rule in the protocol is for the overall judgement alone."
            yield Problem(name, f"{place}.judgement", shown(PROTOCOL), "assessor or a rule", hint)
        if part.get("scale", BIAS) not in raw["judgements"]:
            known = ", ".join(raw["judgements"])
            yield Problem(
                name, f"{place}.scale", shown(part["scale"]), f"one of {known}", "They stand under `judgements`."
            )
        for number, item in enumerate(part.get("items", ()), 1):
            at = f"{place}.items[{number}]"
            if item["options"] not in options:
                known = ", ".join(options) or "none so far"
                yield Problem(
                    name, f"{at}.options", shown(item["options"]), f"one of {known}", "They stand under `options`."
                )
            elif "blank" in item and item["blank"] not in (offered := [one["id"] for one in options[item["options"]]]):
                yield Problem(name, f"{at}.blank", shown(item["blank"]), f"one of {', '.join(offered)}")


def rule_problems(instrument: Instrument, name: str) -> list[Problem]:
    """What the rules of an instrument leave open, and the rows of them that nothing leads to."""
    found: dict[tuple[str, str], Problem] = {}
    hint = "Every answer that can be given must lead to one row, and every row be used: see docs/instruments.md."
    for domain in instrument.parts:
        asked, known = conditions(instrument, domain), offered(instrument, domain)
        levels = [level.id for level in domain.levels]
        if domain.rule is None:
            faults = list(unknown(Rule(()), known, asked, levels))
        else:
            faults = faults_of_rule(domain.rule, known, asked, levels, used=domain.asked)
        for fault in faults:
            problem = Problem(name, fault.place, fault.found, fault.expected, hint)
            found.setdefault((fault.place, fault.found), problem)
    return list(found.values())


def offered(instrument: Instrument, domain: Domain) -> dict[str, tuple[str, ...]]:
    """The values of all that a domain's rule may look at: items before and in it, and judgements before it."""
    found: dict[str, tuple[str, ...]] = {}
    for one in instrument.parts:
        found |= {item.id: tuple(level.id for level in item.answers) for item in one.items}
        if one is domain:
            return found
        if one.judged:
            found[one.id] = tuple(level.id for level in one.levels)
    return found


def conditions(instrument: Instrument, domain: Domain) -> dict[str, Condition]:
    """When the items and domains up to this one are asked, where that hangs on something."""
    found: dict[str, Condition] = {}
    for one in instrument.parts:
        if one.asked != ALWAYS:
            found |= dict.fromkeys((*(item.id for item in one.items), one.id), one.asked)
        for item in one.items:
            if item.asked != ALWAYS:
                found[item.id] = item.asked if one.asked == ALWAYS else Every((one.asked, item.asked))
        if one is domain:
            break
    return found


@cache
def _schema() -> dict[str, Any]:
    name = "config/schemas/instrument.schema.yaml"
    schema: dict[str, Any] = load_yaml(HOME / name, name)
    return schema

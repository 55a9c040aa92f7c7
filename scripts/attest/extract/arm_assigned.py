"""Arms as people were assigned to them: every item of "randomised to A 5 mg, B (n = 30) or C", with size and dose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arm_doses import (
    NO_MEDICINE,
    by_dose,
    oftener,
)
from attest.extract.arm_forms import Mention
from attest.extract.arm_item import NONE_GIVEN, SIZE_ALONE, SIZE_OF_PEOPLE, item_of, with_doses, without_brackets
from attest.extract.arm_names import OFTEN
from attest.extract.numbers import COUNT, count_of
from attest.extract.statistics import PEOPLE

_SOME = (
    r"(?:(?:(?:one|each)\s+of\s+)?the\s+following\s+(?:groups|arms|treatments|regimens|conditions|interventions)|"
    r"(?:(?:one|1)\s+of\s+)?(?:the\s+)?(?:two|three|four|five|2|3|4|5)\s+(?:(?!groups|arms)[\w-]+\s+){0,3}?(?:groups?|arms?|treatments?(?!\s+(?:groups?|arms?|strateg\w+|options|approaches|conditions?|regimens?)\b)|regimens?|conditions?|"
    r"interventions?|strategies|options|approaches|programm?es|programs|diets|categories))"
)
_GET = (
    r"(?:receive|receiving|undergo|undergoing|take|taking|have|get|treatment\s+with|therapy\s+with|be\s+treated\s+with|"
    r"use|using|be\s+given|treated\s+with|treatment|therapy|administer|administration\s+of|follow|consume|ingest|drink|eat|wear|apply|"
    r"perform|attend|participate\s+in|complete|be\s+\w+ed\s+(?:to|with)|[a-z]+(?=\s+either\b))"
)
ASSIGNS = Cued(r"assign|allocat|random|divided|switched|\beither\b|cross-?over|separate|\bn\s?=", re.I)
_ASIDE = r"[(\[](?:[^()\[\]]|[(\[][^()\[\]]{0,60}[)\]]){0,300}[)\]]"
CUE = re.compile(
    r"\b(?:assigned|allocated|randomi[sz]ed|divided|randomi[sz]ation|(?<=random\s)allocation|(?<=random\s)assignment|switched|assign|allocate|randomi[sz]e)\b(?!,?\s+(?:double|single|open|controlled|placebo|trial|study|multi|parallel)\b)"
    rf"(?:(?:(?!\b(?:or|versus|vs|to|into|then|titrated)\b)(?:[^.;:=()\[\]]|{_ASIDE}|(?<=\d)[:.](?=\d)|(?<=\d)\s?:\s?(?=\d))){{0,130}}?(?<!mild)(?<!moderate)(?<!according)(?<!due)(?<!prior)\s(?:in)?to\s+|(?<=ed)\s+for\s+(?!\d|the\b|{COUNT}))(?:(?P<some>{_SOME})\s*(?:[(\[]\s*(?:n\s?=|\d)[^()\[\]]{{0,40}}[)\]]\s*)?(?P<colon>[:,(]|including|of(?=\s+(?!(?:equal|similar|the\s+same)\b|{COUNT}|(?:[\w-]+\s+){{0,2}}?{PEOPLE}\b|[^.;,()]{{0,60}}:)[A-Za-z]))?\s*)?(?:(?:to\s+)?{_GET}\s+)?(?:for\s+)?(?:either|one\s+of|each\s+of)?\s*[:,]?\s*(?:{_GET}\s+)?"
    r"(?:(?:a|an|the|one|single|daily|weekly|oral|intravenous|double-blind,?|double-dummy|treatment(?:\s+with)?|equal|doses?\s+of|infusions?\s+of|injections?\s+of|(?:the\s+)?additions?\s+of)\s+)*(?:either\s+)?",
    re.I,
)
# "They were randomly assigned tea (n = 30) or water".
DIRECT = re.compile(
    rf"\b(?:was|were|been|and)\s+(?:\w+ly\s+)?(?:assigned|allocated)(?:\s*[(]\d+(?:\s?:\s?\d+)+[)])?\s+(?:either\s+)?(?:\d+\s+(?:weeks|months|days)[’']?\s+(?:treatment\s+with\s+|of\s+)?)?"
    rf"(?!(?:\w+ly|in|to|into|at|by|as|for|on|using|with|via|through|according|and|or|per|from|equally|treatment|the|one|two|three|four|{PEOPLE}|\d+(?!\s?(?:m?g|[µμ]g|mcg|IU|m?L|%)\b))(?![\w/-]))",
    re.I,
)
FORM = re.compile(
    r"(?:(?:no\s+more\s+than|up\s+to|at\s+least|an?\s+(?:maximum|minimum|total)\s+of)\s+)?(?:(?!(?:at|in|with|a|an|or|and|versus|vs)\b)[\w-]+\s+){0,3}?(?:(?:injections?|infusions?|doses?|courses?|cycles?|tablets?|capsules?|sessions?|administration)\s+of|"
    r"(?:treatment|therapy)\s+with)\s+(?:either\s+)?(?:an?\s+|the\s+same\s+)?",
    re.I,
)
# "received either A or B": people got the one or the other.
EITHER = re.compile(
    r"(?:\b(?:received|receive|receiving|given|underwent|undergo|(?:treated|vaccinated|immuni[sz]ed|supplemented|infused)\s+with|(?:pre-?)?treatments?\s+(?:with|of)|therapy\s+with|(?:newly\s+)?(?:initiat|start)(?:ed|ing)(?:\s+on)?|taking|using|users\s+of|prescribed|exposed\s+to)\s+(?:\w+\s+){0,3}?either|"
    r"\b(?:treated|managed|supplemented)\s+either\s+(?:with|by)|"
    r"\b(?:received|receiving|given|treated|administered|combined|an(?:a)?esthesia)\b(?:[^.;]|\.(?=\d)){0,80}?\s(?:with|plus)\s+either|"
    r"\b(?:assigned|allocated|randomi[sz]ed)\b(?:[^.;]|\.(?=\d)){0,200}?\sto\s(?:[^.;,]|\.(?=\d)){2,60}?\s(?:with|plus|and)\s+either|"
    r"\brandomly\s+(?:administered|given|received|receiving|treated\s+with)(?:\s+with)?(?:\s+either)?)\s+(?:(?:a|an|the|oral|intravenous|daily|single|doses?\s+of)\s+)*",
    re.I,
)
# "received A, B and C in random order": everybody got each of them, one after the other.
IN_TURN = Cued(
    r"\brandom(?:i[sz]ed)?\s+(?:order|sequence)|\bcross-?over\b|\bseparate\s+(?:days|occasions|visits)", re.I
)
ALL_GOT = re.compile(
    r"\b(?:received|receive|were\s+given|took|ingested|consumed|drank|inhaled|(?:were\s+)?(?:treated|supplemented|injected)\s+(?:for\s+\w+\s+\w+\s+)?with)\s+(?:both\s+)?"
    r"(?:(?:a|an|the|oral|intravenous|inhaled|nebuli[sz]ed|matching|single|doses?\s+of)\s+)*",
    re.I,
)
# What some people got besides, or had got before.
RESCUE = re.compile(
    r"\b(?:rescue|not|needed|required|necessary|addition\w*|previous\w*|prior|already|concomitant\w*|background|who\s+(?:had\s+)?"
    r"(?:received|took)|all\s+(?:\w+\s+)?(?:patients|participants|subjects)|if)\b|%|\bp\s?[<=>]",
    re.I,
)
OF_ONE_GROUP = re.compile(
    r"\b(?:groups?|arms?)\b[^.;,]{0,40}\b(?:receiv|given|treated|took)|\bwhile\b|\bwhereas\b", re.I
)
OR = re.compile(
    r"\s*,?\s+(?:or|versus|vs\.?)\s+(?:to\s+|by\s+(?=(?:standard|usual|conventional)\b))?(?:received?\s+|undergo\s+)?|\s*,\s+(?!\d+\s+(?:times|mg\b.{0,12}\bdaily))",
    re.I,
)
OR_TO = re.compile(r"\s*,?\s+or\s+(?:to\s+)?(?:receive|undergo)\s", re.I)
OF_SEVERAL = re.compile(r"[^,]*,\s+\d(?:(?!\sor\s).)*,\s+and\s(?:(?!,).)*?\sor\s+(?:to\s+)?(?:receive|undergo)\s", re.I)
# "Treated either with tea or with milk".
EITHER_WITH = re.compile(r"either\s+(?:with|by)\s+$", re.I)
OR_WITH = re.compile(r"\s*,?\s+or\s+(?:with|by)\s+|\s*,\s+(?:with\s+)?", re.I)
AND_LAST = re.compile(r",\s+and\s", re.I)
LAST = re.compile(r"(?:\bor|\band|versus|\bvs\.?)\s+(?:(?:to|by|with)\s+)?(?:receive\s+|undergo\s+)?$", re.I)
AND = re.compile(r"\s*,?\s+(?:and|or|versus|vs\.?)\s+|\s*[,;]\s+")
ENDS = re.compile(r"[.;](?=\s|$)(?<!vs\.)")
SENTENCE_ENDS = re.compile(r"\.(?=\s|$)(?<!vs\.)")
SEMICOLON = re.compile(
    r"\s*;\s*(?:(?:and|or)\s+)?(?:to\s+)?(?:receive\s+)?"
)  # between the items of a list with commas within
# "assigned to tea or milk 200 people who …": the list ends before the people.
WHOM = re.compile(
    rf"\s(?={COUNT}\s+(?:[\w-]+\s+){{0,2}}?{PEOPLE}\s+(?:who|with|aged|scheduled|undergoing|from|in)\b)", re.I
)
LISTS = re.compile(
    rf",\s+(?:and\s+)?(?!(?:{OFTEN.pattern}|each|per|given|taken|orally|for|followed|both|all|as|in|with|n\s?=)\b)[A-Za-z]|:",
    re.I,
)  # more than one in an item
SCHEDULE = re.compile(
    r"\s*(?!(?:once|twice)-(?:daily|weekly|monthly)\s+[A-Za-z])(?:$|once|twice|thrice|three\s+times|daily|weekly|each|every|respectively|all)\b",
    re.I,
)
OTHER = re.compile(
    r"\s*(?:(?:another|other(?!\s+(?:[\w-]+\s+){1,3}(?:drugs|medicines|medications|agents|therap\w+|treatments|immunosuppress\w+)\b))\b|(?:one\s+of\s+)?(?:two|three|four|five)\s+\w+\s*(?:[:,]|$))",
    re.I,
)
TWO_TRIALS = re.compile(r"randomi[sz]ed\b.*\b(?:while|whereas)\b.*randomi[sz]ed\b", re.I | re.S)
ASIDE = re.compile(
    r"\s*(?:primarily|mainly|mostly|predominantly|principally|typically|usually|aiming|aimed|targeting|(?:self-)?administered|given|delivered|followed|starting|started|beginning|titrated|taken|applied|injected|infused|"
    r"initiated|increased|combined|which|with|without|by|for|in|on|at|both|each|tapered|up|until|plus|including)\b",
    re.I,
)
HOW_GIVEN = re.compile(r"\s*[\w-]+-(?:led|based|delivered|guided|assisted|supported|tailored|supervised)\s*", re.I)
# "Tea, milk or both": what the others are together.
TOGETHER = re.compile(r"\s*(?:both|(?:their|the|a)\s+combination(?:\s+of\s+(?:both|the\s+two|these))?)\s*", re.I)
DURATION = re.compile(r"\s*(?:\d+|two|three|four|six|twelve)[\s-]+(?:weeks?|months?|days?|years?|hours?)\s*", re.I)
# "tea (30) or water (31)", "the tea group (TG = 30) or the water group (WG = 31)".
BARE_SIZE = re.compile(
    r"(?<=\w)\s*[(\[](?:(?:[A-Z]{2,5}|[a-z]+\s+group)\s?=\s?)?(?P<n>[1-9]\d{1,3}|[1-9]\d{0,2}(?:,\d{3})+)[)\]]"
)
# "A drink made of tea, milk and honey (…) or water": the commas part what the one is made of.
MADE_OF = re.compile(
    r"\b(?:composed|made|consisting)\s+of\s+[\w-]+(?:\s[\w-]+)?(?:,\s+(?!or\b)(?!and\b)[\w-]+(?:\s[\w-]+)?)+,?\s+and\s+[\w-]+",
    re.I,
)
NUMBER = re.compile(r"\b(?:two|three|four|five|[2-5])\b", re.I)
FARTHEST = 160  # characters between the cue and the first "or"
MOST = 7
REACH = 450  # characters behind the cue in which a list of arms has to stand


def assigned_mentions(text: str, at: int, trial: bool = False) -> Iterator[Mention]:
    """The arms of the first list in a sentence that names at least two; `at` is where the sentence stands.

    In a trial what people "received" is what they were assigned to, where an "or" parts it.
    """
    if TWO_TRIALS.search(text):
        return
    told = 0
    found: list[Mention] = []
    told_in_turn = IN_TURN.search(text) is not None
    got = trial and RESCUE.search(text) is None and OF_ONE_GROUP.search(text) is None
    in_turn = ALL_GOT.finditer(text) if told_in_turn or got or text.count("n=") + text.count("n =") > 1 else ()
    direct = DIRECT.finditer(text) if "assigned" in text or "allocated" in text else ()
    for cue in (*CUE.finditer(text), *EITHER.finditer(text), *direct, *in_turn):
        if cue.group().casefold().startswith("divided") and not cue["some"]:
            continue
        form = FORM.match(text, cue.end())
        with_each = EITHER_WITH.search(cue.group()) is not None
        counted = _counts(cue) or (cue.re is ALL_GOT and told_in_turn)
        items = _items(text, form.end() if form else cue.end(), OR_WITH if with_each else AND if counted else OR)
        if cue.re is ALL_GOT and not (told_in_turn or got) and any(one.size is None for one in items):
            continue
        items = _once(items)
        if len(items) > _told_number(cue):
            continue  # "two groups of A and B, and A alone"
        names = [one.name.casefold() for one in items]
        if 2 <= len(items) <= MOST and len(set(names)) == len(names) and cue.end() >= told:
            if found:
                return  # two trials, or two assignments, in one sentence
            found = [replace(one, start=at + one.start, end=at + one.end, dose=_moved(one.dose, at)) for one in items]
            told = items[-1].end
    yield from found


def _once(items: list[Mention]) -> list[Mention]:
    """The items, a control once: "A, placebo followed by A, or placebo followed by B"."""
    names = [one.name.casefold() for one in items]
    return [one for at, one in enumerate(items) if not (NONE_GIVEN.fullmatch(one.name) and names[at] in names[:at])]


def _counts(cue: re.Match[str]) -> bool:
    """Whether the cue counts its groups and goes on to list them: "into three groups: A, B and C"."""
    return bool(cue.groupdict().get("some") and cue["colon"])


def _told_number(cue: re.Match[str]) -> int:
    """How many groups the cue says that there are, where it does."""
    told = NUMBER.search(cue.groupdict().get("some") or "")
    return count_of(told.group()) if told else MOST


def _moved(dose: tuple[str, int, int] | None, at: int) -> tuple[str, int, int] | None:
    return (dose[0], at + dose[1], at + dose[2]) if dose else None


def _items(text: str, start: int, first: re.Pattern[str]) -> list[Mention]:
    """The items by commas and "or" up to the first semicolon; where these make none, by semicolons."""
    flat = without_brackets(text[: start + REACH])
    flat = MADE_OF.sub(lambda one: one.group().replace(",", " "), flat)
    for ends, between in ((ENDS, first), (SENTENCE_ENDS, SEMICOLON)):
        end = next((one.start() for one in ends.finditer(flat, start)), len(flat))
        splits = list(between.finditer(flat, start, end))
        if splits and (whom := WHOM.search(flat, splits[0].end(), end)):
            end = whom.start()
            splits = [one for one in splits if one.end() < end]
        if between is OR and (whole := [one for one in splits if OR_TO.match(one.group())]):
            told = AND_LAST.search(flat, start, whole[-1].start())
            splits = whole if told else splits  # "to receive A, B, and C or to receive D"
        if between is SEMICOLON and any(LISTS.search(flat, start, one.start()) for one in splits):
            continue
        if found := _split(text, flat, start, end, splits):
            found = _bare_sizes(text, found, end)
            # The dose in "A, 5 mg of B, and C or to receive D" is not A's.
            return [replace(one, dose=None) if OF_SEVERAL.match(flat, one.start, end) else one for one in found]
    return []


def _bare_sizes(text: str, items: list[Mention], end: int) -> list[Mention]:
    """The items with bare numbers in brackets as their sizes, where each has its own: "tea (30 men) or water (31)"."""
    if len(items) < 2 or all(one.size for one in items):
        return items
    out = []
    for one, behind in zip(items, [*(other.start for other in items[1:]), min(len(text), end + 8)], strict=True):
        told = BARE_SIZE.search(text, one.start, max(behind, one.start))
        if not one.size and not told:
            return items
        out.append(one if one.size or not told else replace(one, size=told["n"], end=max(one.end, told.end())))
    return out


def _split(text: str, flat: str, start: int, end: int, splits: list[re.Match[str]]) -> list[Mention]:
    last = max((place for place, one in enumerate(splits) if LAST.search(one.group())), default=None)
    if last is None or splits[0].start() - start > FARTHEST or " to treat " in flat[start : splits[0].start()]:
        return []
    cuts = [start, *(place for one in splits[: last + 1] for place in one.span()), end]
    pieces = [(cuts[place], cuts[place + 1]) for place in range(0, len(cuts), 2)]
    pieces = [piece for piece in pieces if not DURATION.fullmatch(flat, *piece)]
    pieces = _without_asides(flat, pieces, splits)
    pieces = [piece for piece in pieces if not (HOW_GIVEN.fullmatch(flat, *piece) or TOGETHER.fullmatch(flat, *piece))]
    pieces = [
        piece for piece in pieces if not SCHEDULE.match(flat, *piece) and not OTHER.match(flat[: piece[1]], piece[0])
    ]
    items = [item_of(text, flat, *piece) for piece in pieces]
    if any(one is None for one in items):
        return []
    found = list(_complete(text, flat, [one for one in items if one is not None], pieces))
    named = [one for one in found if one.name]
    if not named:
        return []
    found = [one if one.name else replace(one, name=_nearest(one, named)) for one in found]
    return with_doses(found)


def _complete(text: str, flat: str, items: list[Mention], pieces: list[tuple[int, int]]) -> Iterator[Mention]:
    """The items with the dose or size that stands behind a comma: "A, 5 mg daily, or B", "A, plus C (n = 20), or B"."""
    whole: list[Mention] = []
    for at, (one, (start, end)) in enumerate(zip(items, pieces, strict=True)):
        comma = at > 0 and flat[pieces[at - 1][1] : start].strip() == ","
        if whole and OFTEN.fullmatch(one.name) and one.name:
            one = oftener(whole[-1], one)
        bare = comma and not one.name and whole[-1].name and not NO_MEDICINE.search(whole[-1].name)
        if bare and whole[-1].dose is None:
            whole[-1] = replace(whole[-1], end=one.end, dose=one.dose, size=whole[-1].size or one.size)
        else:
            whole.append(one)
        behind = pieces[at + 1][0] if at + 1 < len(pieces) else end
        sizes = list(SIZE_ALONE.finditer(text, end, behind)) if whole[-1].size is None else []
        sizes = sizes or (list(SIZE_OF_PEOPLE.finditer(text, end, behind)) if whole[-1].size is None else [])
        if len(sizes) == 1:
            called = sizes[0].groupdict().get("label")
            whole[-1] = replace(whole[-1], name=called or whole[-1].name, size=sizes[0]["n"], end=sizes[0].end())
    for one in whole:
        yield from by_dose(text, one, one.end) if one.name else (one,)


def _without_asides(flat: str, pieces: list[tuple[int, int]], splits: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The items without what commas add to one: "A, given by means of a device, for six weeks, or B"."""
    kept = pieces[:1]
    aside = False
    for piece, split in zip(pieces[1:], splits, strict=False):
        aside = (
            aside or (ASIDE.match(flat, *piece) is not None and "either" not in flat[slice(*piece)])
        ) and not LAST.search(split.group())
        if not aside:
            kept.append(piece)
    return kept


def _nearest(one: Mention, named: list[Mention]) -> str:
    """The treatment that a bare dose is of: "A 75 mg or 150 mg", "5 mg or 10 mg of A"."""
    dosed = [other for other in named if other.dose] or named
    before = [other for other in dosed if other.start < one.start]
    return (before[-1] if before else dosed[0]).name

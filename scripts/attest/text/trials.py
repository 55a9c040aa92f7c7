"""Names of trials that a report belongs to: capitals that the text itself calls a trial or study."""

from __future__ import annotations

from itertools import chain, pairwise

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.text.document import Block
from attest.text.trial_words import (
    LONG_NAME,
    MIXED,
    NAME,
    NOT_NAMES,
    NUMBERED,
    WORDS_AND_SHORT,
    told_by_signature,
    told_in_full,
)

_KIND = (
    r"(?:[Rr]andomi[sz]ed|[Cc]luster|[Cc]linical|[Cc]ontrolled|[Mm]ulti-?[Cc]ent(?:er|re)|[Oo]pen-?[Ll]abel|"
    r"[Pp]ilot|[Ff]easibility|"
    r"[Pp]hase\s\w+|[Mm]aintenance|[Ee]xtension|[Ii]nduction|[Ll]ong-[Tt]erm|[Ff]ollow-?[Uu]p|[Cc]onfirmatory|"
    r"[Pp]ivotal|"
    r"(?:[Dd]ouble|[Ss]ingle)-[Bb]lind(?:ed)?|[Pp]lacebo-[Cc]ontrolled|[Pp]rospective|[Ii]nternational|"
    r"register-enriched)"
)
# "the confirmatory EXAMPLE study", "EXAMPLE-2 Maintenance Study", "Examples of Capitals (EXAMPLE) trial".
OF_ITS_KIND = Cued(
    rf"\b(?:[Tt]he\s+(?:{_KIND},?\s+){{0,5}}|(?:{_KIND},?\s+){{1,5}}|(?:^|"
    rf"[:–—-]\s))(?P<name>{LONG_NAME})[®™]?\s+(?:{_KIND},?\s+){{0,4}}"
    rf"(?:[Tt]rial|[Ss]tudy)\b|"
    rf"\b(?:from|its|their|our)\s+(?P<own>{LONG_NAME})\s+(?:{_KIND}\s+){{1,4}}(?:[Tt]rial|[Ss]tudy)\b|"
    rf"\s\((?P<inside>{NAME})\)\s+(?:{_KIND}\s+){{0,3}}(?:[Tt]rial|[Ss]tudy)\b"
)
CALLED = re.compile(
    rf"\b[Tt]he\s+(?:(?:global|international|national|large|ongoing|original|pivotal|"
    rf"recent)\s+)?(?P<name>{NAME})\s+(?i:(?:(?:randomi[sz]ed|clinical|controlled|phase\s+\w+|"
    rf"(?:double|triple|single)-(?:blind|masked)|placebo-controlled|multicent(?:re|er)|open-label|extension),?\s+)*"
    r"(?:trial|study))\b"
)
# "a randomised phase III study (EXAMPLE-2)": the name in brackets right behind the word.
IN_BRACKETS = Cued(
    rf"\b(?i:(?:an?|the|this|our)\s+(?P<words>(?:[\w-]+,?\s+){{0,6}}?(?:trial|study)))\s+[(](?P<name>{NAME})[)]"
)
# "EXAMPLE (Example of Capitals for Trials) study", "Example of Capitals Trial (EXAMPLE)",
# "(EXAMPLE study)", "EXAMPLE ClinicalTrials.gov number, …".
NAMED = re.compile(
    rf"\b(?P<name>{NAME})\s+[(][A-Z][^()]{{10,140}}[)]\s+(?i:(?:phase\s+\w+\s+)?(?:trial|study))\b|"
    rf"[(](?:[Tt]he\s+)?(?P<inside>{NAME})\s+(?i:trial|study)[);]|(?<![\w-])(?P<number>{NAME}(?:\s[A-Z]{{3,}})?)\s+ClinicalTrials\.gov\b|"
    rf"\b(?:Trial|Study)(?:-\d)?\s+[(](?P<behind>[a-z]{{0,2}}{NAME})[)]|"
    rf"^[|\s]*(?i:(?:trial |study )?acronym(?:\s+(?:of|or)\s+[^:\n|]{{3,30}})?)\s*[:|]?\s+"
    r"(?P<acronym>[A-Z][\w-]{2,20})[|\s]*$"
)
# "EXAMPLE was an international randomised trial", "a clinical trial, called Example of Capitals (EXAMPLE),".
SAYS_WHAT = Cued(
    rf"(?:^|[.:]\s+)(?P<name>{NAME})\s+(?:was|is)\s+an?\s+(?:[\w-]+,?\s+){{0,8}}?(?i:trial|study)\b|"
    rf"\b(?i:trial|study),?\s+(?:called|named|known\s+as|dubbed)\s+(?:the\s+)?(?:[A-Z][^().;]{{9,140}}?[(])?"
    rf"(?P<called>{NAME})(?=[),.\s])"
)
# What the aims call by a name in a present tense is what the report is of: "The EXAMPLE study examines …".
OWN_AIM = Cued(
    rf"\b[Tt]he\s+(?P<name>{NAME})\s+(?i:trial|study)\s+(?:examines|compares|evaluates|assesses|tests|investigates|"
    r"aims|aimed|is\s+designed|was\s+designed)\b"
)
# "a phase 3 trial, EXAMPLE, assessing …", "the Example Phase 3 trial".
SET_OFF = re.compile(
    rf"\b(?i:trial|study),\s+(?P<name>{NAME})(?:,\s|$)|\b(?:from|of|in)\s+(?:the\s+)?(?P<own>{NAME}),\s+an?\s+(?:[\w-]+,?\s+){{0,5}}?(?:trial|study)\b|"
    r"\b[Tt]he\s+(?!(?:Phase|First|Second|Third|Large|Global|Pivotal|Lancet|"
    r"Study)\b)(?P<phase>[A-Z][a-z]{3,}(?:-?\d)?)\s+"
    r"[Pp]hase\s+(?:\d|I)\w*\s+(?:clinical\s+)?(?:trial|study)\b"
)
# "A study of … in adults with a disease (DIS) (EXAMPLE-SC)": a second bracket, or capitals that no disease has.
AT_END = re.compile(rf"(?:[)]\s+[(]|\s[(](?=[A-Z]+-?\d|[A-Z]+-[A-Z]))(?P<name>{NAME})[)]$|\s[(](?P<mixed>{MIXED})[)]$")
# "could enter EXAMPLE-ON (NCT01234567)": a name with its number in a register.
REGISTERED = Cued(rf"(?<![\w-])(?P<name>{LONG_NAME}|{MIXED})\s+[(](?:ClinicalTrials\.gov:?\s+)?NCT\d{{8}}[);,]")
NUMBER_BEHIND = Cued(r"[(](?:ClinicalTrials\.gov:?\s+)?NCT\d{8}[);,]")
LONGEST_NAME = 30  # characters
# "A Study of … in Adults - EXAMPLE-TWO": behind a dash at the end of the title.
BEHIND_DASH = re.compile(rf"\s[-–—]\s(?P<name>{NAME})\.?(?:\s\(NCT[^()]*\))?$")
NAMES_ITSELF = re.compile(
    rf"(?:^|\b(?:from|for|of|in)\s+(?:the\s+)?)(?P<name>{LONG_NAME})\s+(?:[Ss]tudy|[Tt]rial)\s*(?:[:,(-]|$)"
)
ACRONYM = re.compile(r"[-*•\s]*(?:trial |study )?acronym\s*:?\s*", re.I)
ACRONYM_ITSELF = re.compile(r"[-*•\s]*(?P<name>(?=[\w-]*[A-Z][\w-]*[A-Z])[A-Z][\w-]{2,20})\s*$")
OF_TRIAL = re.compile(r"\b(?:trial|randomi[sz]ed|phase|controlled|(?:double|single)-blind)\b", re.I)
BEFORE_COLON = re.compile(
    rf"^(?:[A-Z][A-Z -]{{4,40}}:\s)?(?P<name>{NAME}):\s|\((?P<inside>{NAME}|{MIXED}|{NUMBERED})\)\s*:\s"
)
TRIAL_WORD = re.compile(r"\b(?:trial|study|randomi[sz]ed)\b", re.I)
# A cheap look before the patterns: each of them has one of these words.
SPEAKS_OF_TRIALS = Cued(r"trial|study|acronym", re.I)
# A name in capitals, or the words by which one is told that is written otherwise.
MAY_NAME = re.compile(r"[A-Z][A-Z0-9]{2}|[Aa]cronym|ACRONYM|[Pp]hase\s")
# The same for each form whose expression begins with any capitals: what has to stand beside its "trial" or "study".
NAMED_NEEDS = Cued(
    r"[)]\s+(?:phase\s+\w+\s+)?(?:trial|study)|(?:trial|study)(?:[);]|(?:-\d)?\s+[(])|clinicaltrials\.gov|acronym", re.I
)
SET_OFF_NEEDS = Cued(r"(?:trial|study),\s|phase\s|,\s+an?\s[^.;]{3,80}\b(?:trial|study)", re.I)
IS_A = re.compile(r"[A-Z0-9]\s+(?:was|is)\s+an?\s")
CALLED_SO = Cued(r"(?:trial|study),?\s+(?:called|named|known\s+as|dubbed)\s", re.I)
IN_BRACKETS_NEEDS = Cued(r"(?:trial|study)\s+[(]", re.I)
# What stands before the name of a trial that a report is set beside.
COMPARED = re.compile(
    r"\b(?:compar\w+|versus|vs\.?|contrast|similar|unlike|like|than|consistent|agreement|previous|"
    r"earlier|as)\s+(?:\w+\s+){0,2}$",
    re.I,
)
FEW = 3
# A bracket behind the name of those who do studies.
OF_A_GROUP = re.compile(r"\b(?:Group|Institutes?|Network|Organi[sz]ation|Society|Consortium|Cooperative)\b[^.;:()]*$")
ANY = re.compile(r"\b[Aa]n?\s+$")  # "a pilot EX study": of its kind, and no name
LONGEST_SHORT = 4  # letters: shorter capitals are diseases and genes more often than trials
NUMBER_OF_REGISTER = re.compile(r"(?:NCT|ISRCTN|ACTRN|DRKS|UMIN|IRCT|CTRI)\d+")
LONGEST_TITLE = 400  # characters of a first line that no rule took for the title


def trial_names(text: str, blocks: list[Block]) -> list[tuple[str, int, int]]:
    """Names with their places, each once, in the order of the text."""
    found: dict[str, tuple[str, int, int]] = {}
    # A reference list names other people's trials; one or two references are what a news item speaks of.
    listed = sum(block.kind == "reference" for block in blocks) > FEW
    for block in blocks:
        if (
            block.kind in ("furniture", "keywords")
            or (block.kind == "reference" and listed)
            or (block.section in ("references",) and block.kind != "reference")
        ):
            continue
        content = text[block.start : block.end]
        titled = block.kind == "title" or (block is blocks[0] and len(content) <= LONGEST_TITLE)
        if titled and TRIAL_WORD.search(content):
            for match in BEFORE_COLON.finditer(content):
                group = "name" if match["name"] else "inside"
                place = block.start + match.start(group)
                _add(found, match[group], place)
            if last := AT_END.search(content):
                part = last.lastgroup or "name"
                _add(found, last[part], block.start + last.start(part))
            dashed = BEHIND_DASH.search(content)
            if dashed and f"({dashed['name']})" not in text:
                _add(found, dashed["name"], block.start + dashed.start("name"))
            for name, place in told_in_full(content):
                _add(found, name, block.start + place)
            for match in NAMES_ITSELF.finditer(content):
                _add(found, match["name"], block.start + match.start("name"))
        if block.section == "background":
            for match in OWN_AIM.finditer(content):
                _add(found, match["name"], block.start + match.start("name"))
        if block.kind in ("title", "heading", "paragraph", "list item", "reference") and block.section != "background":
            if not SPEAKS_OF_TRIALS.search(content):
                continue
            for match in WORDS_AND_SHORT.finditer(content):
                if not COMPARED.search(content, max(0, match.start() - 40), match.start()):
                    _add(found, match["name"], block.start + match.start("name"))
            if not MAY_NAME.search(content):
                continue
            for match in chain(
                NAMED.finditer(content) if NAMED_NEEDS.search(content) else (),
                SET_OFF.finditer(content) if SET_OFF_NEEDS.search(content) else (),
                SAYS_WHAT.finditer(content) if IS_A.search(content) or CALLED_SO.search(content) else (),
            ):
                group = match.lastgroup or "name"
                if not COMPARED.search(content, max(0, match.start() - 40), match.start()):
                    _add(found, match[group], block.start + match.start(group))
            matches = [CALLED.finditer(content)]
            if IN_BRACKETS_NEEDS.search(content):
                matches.insert(0, IN_BRACKETS.finditer(content))
            if CAPITALS_BEFORE.search(content):
                matches.append(one for one in OF_ITS_KIND.finditer(content) if _is_long(content, one))
            for match in sorted(chain(*matches), key=lambda one: one.start(one.lastgroup or 0)):
                if COMPARED.search(content, max(0, match.start() - 40), match.start()):
                    continue
                if match.re is IN_BRACKETS.compiled and not _is_trial(match["words"], match["name"]):
                    continue
                name = match[match.lastgroup or "name"]
                if not _is_short_form(text, name):
                    _add(found, name, block.start + match.start(match.lastgroup or "name"))
    _under_label(text, blocks, found)
    if own := _registered(text) if not listed else []:
        found = {}
        for match in own:
            _add(found, match["name"], match.start("name"))
    for name, place in told_by_signature(text) if not listed else ():
        _add(found, name, place)
    return list(found.values())


def _registered(text: str) -> list[re.Match[str]]:
    """Names with their numbers in a register; only what stands right before a number is asked."""
    near = ((max(0, one.start() - LONGEST_NAME), one.end()) for one in NUMBER_BEHIND.finditer(text))
    return [named for start, end in near if (named := REGISTERED.search(text, start, end))]


def _under_label(text: str, blocks: list[Block], found: dict[str, tuple[str, int, int]]) -> None:
    """The name that a register gives on the line below its label: "Trial acronym", "EXAMPLE"."""
    for block, below in pairwise(blocks):
        if ACRONYM.fullmatch(text, block.start, block.end):
            name = ACRONYM_ITSELF.match(text, below.start, below.end)
            if name:
                _add(found, name["name"], name.start("name"))


def _is_trial(words: str, name: str) -> bool:
    """Whether the words are of a trial, and the name behind them is no short form of these words themselves."""
    initials = "".join(word[0] for word in re.split(r"[\s,-]+", words)).upper()
    return bool(OF_TRIAL.search(words)) and not initials.endswith(name)


def _is_long(text: str, found: re.Match[str]) -> bool:
    """Whether capitals before "trial" are long enough for a name, and none of a kind or of a group."""
    group = found.lastgroup or "name"
    before = text[max(0, found.start() - 90) : found.start()]
    one_of_many = ANY.search(before) or (group == "inside" and OF_A_GROUP.search(before))
    return len(found[group]) >= LONGEST_SHORT and not one_of_many


# Before and behind the short form of a disease or a treatment.
HAD = re.compile(r"\b(?:with|than|having|had|received|by)\s+$")
STANDS_ALONE = re.compile(r"(?![\w-])(?!\s+(?:trial|study))")
OF_PEOPLE = re.compile(r"\s+(?:patients|group|arm|levels|expression|cells)\b")
IN_WORD = re.compile(r"[\w-]")
# Capitals a few words before "trial" or "study": without them no form can name one of its kind.
CAPITALS_BEFORE = re.compile(
    r"[A-Z](?:[A-Z]|[a-z]{1,3}[A-Z])[\w‐-]*(?:\s[A-Z\d]{1,4})?[®™]?\)?\s+(?:[\w-]+,?\s+){0,10}?(?:[Tt]rial|[Ss]tudy)\b"
)


def _is_short_form(text: str, name: str) -> bool:
    """Whether a text uses capitals as it uses those of a disease or a treatment: "with EX", "EX patients"."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if HAD.search(text, max(0, at - 24), at) and STANDS_ALONE.match(text, end):
            return True
        if (at == 0 or not IN_WORD.match(text, at - 1)) and OF_PEOPLE.match(text, end):
            return True
        at = text.find(name, end)
    return False


def _add(found: dict[str, tuple[str, int, int]], name: str, place: int) -> None:
    if name not in NOT_NAMES and not name.isdigit() and not NUMBER_OF_REGISTER.fullmatch(name):
        found.setdefault(name, (name, place, place + len(name)))

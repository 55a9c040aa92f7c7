"""Harms that a sentence names without a figure of their own: the most common ones, those denied, those only counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context, emit
from attest.extract.finding import Found, row_of
from attest.extract.grammar.brackets import blanked
from attest.extract.grammar.harms import Harms, is_harm
from attest.extract.harm_asides import asides, behind_others
from attest.extract.harm_denials import DEATHS, LOOKED_FOR, NO, NO_SPECIAL, denied
from attest.extract.harm_results import harm_results
from attest.extract.harm_rows import BEFORE, DIED, HarmRows
from attest.extract.harm_series import ARTICLE, Mention, names_in
from attest.extract.harm_tellings import bracketed, happened, of_people, stopped_by_nobody
from attest.extract.harm_words import ANY_HARM, KIND, QUALIFIED, TELLS, is_known
from attest.extract.numbers import COUNT, count_value

# Between the kind and its list: what the harms were with, and no other statement.
_GAP = (
    r"(?:(?!\b(?:was|were|is|are|had|has|have|did|led|than|differ\w*|may|can|could|will|would|should|no|not|between|"
    r"similar)\b)[^.;:]){0,120}?"
)
_MOST = r"(?:most|main|commonest|predominant|leading|major|principal|only|chief)"
# "The most common side effects were A, B and C", "side effects included A": what follows are names of harms.
LISTS = Cued(
    rf"(?:\b(?P<most>{_MOST})\b(?:\s+[\w-]+){{0,5}}?\s+)?\b{KIND}\b{_GAP}\s*(?:\b(?:was|were)\s+[\w-]+(?:\s+[\w-]+)?,?\s+(?:and|but)\s+(?=(?:mainly\s+)?in|consisted|limited|involved|comprised))?"
    r"(?:(?P<be>\b(?:were|was)\b:?(?!\s+(?:limited|confined|restricted|[a-z]+\s+as\s+follows)\b)|:\s)|\b(?:was|were|could\s+be)\s+(?:(?:limited|confined|restricted)\s+(?:[a-z]+\s+){0,2}to|[a-z]+\s+as\s+follows:)|\b(?:included|comprised|consisted\s+(?:\w+\s+)?of|involved)\b:?)\s*(?:mainly\s+|mostly\s+|predominantly\s+|primarily\s+|largely\s+)?",
    re.I,
)
# "The most common were A, B and C", behind a sentence on harms.
MOST_WERE = Cued(
    r"\b(?:most\s+(?:common|frequent)(?:ly\s+(?:reported|observed|seen))?|(?:commonest|main|predominant|principal)(?=\s+(?:ones|of|were|was|being)))(?:\s+(?:ones|of\s+(?:these|which|them)(?:\s+events)?))?\s+"
    r"(?:were|being|was)\s+(?:mild\s+|moderate\s+)?(?=[A-Za-z])",
    re.I,
)
# "…, most commonly A, B and C": behind whatever else is told of harms.
MOSTLY = Cued(
    r",\s+(?:(?:and|with)\s+)?(?:(?:the\s+)?most\s+(?:commonly|often|frequently|notably)|predominantly|primarily|mainly|mostly|chiefly|in\s+particular|particularly|"
    r"especially|notably|principally)\s+(?=[A-Za-z])",
    re.I,
)
_AS = (
    r"(?:such\s+as|including|like|namely|mainly|mostly|especially|(?<=,\s)(?:most\s+(?:often|commonly|frequently|notably)|predominantly|primarily|"
    r"chiefly|usually|particularly|in\s+particular|notably|principally|typically|commonly|largely)|"
    r"consisting\s+(?:\w+\s+)?of|comprising)"
)
SUCH_AS = Cued(rf"\b{KIND}\b(?:\s+[\w-]+){{0,3}}?,?\s+{_AS}\s+", re.I)
# "A and B were the most frequently reported side effects".
LISTED_BEFORE = Cued(
    rf"\s(?:was|were)\s+(?:also\s+)?(?:the\s+|among\s+the\s+)?(?:two\s+|three\s+|four\s+)?{_MOST}\b(?:\s+[\w-]+){{0,5}}?\s+{KIND}\b",
    re.I,
)
# "Seven serious adverse events occurred": harms counted, and not people who had them.
COUNTED = Cued(
    rf"(?<![\w.,%/-])(?P<n>{COUNT})\s+(?P<name>(?:{QUALIFIED}){{0,4}}(?:adverse\s+(?:drug\s+)?(?:events?|effects?|reactions?)|side[\s-]effects|(?-i:(?:TE)?S?AEs|ADRs)|"
    r"complications|toxicities|infusion(?:-related)?\s+reactions|(?:serious|severe)\s+(?:events|infections)))"
    r"(?=\s*(?:[(\[,.;]|$)|\s+(?:was|were|occurred|in|among|had|have|led|with|related|considered|attributed|reported|that|of\s+which|during|by|across|and)\b)",
    re.I,
)
NO_COUNT = re.compile(
    r"\bgrades?\s+(?:\S+\s+)?(?:or|and|to)\s*$|\b(?:at\s+least|more\s+than|or\s+more|over|grade|than|≥|week|day|month|category|type|top|the|most|per)\s*$",
    re.I,
)
PLANNED = re.compile(
    r"\b(?:will\s+be|to\s+(?:assess|evaluate|determine|investigate|compare|examine)|outcomes?\s+(?:measures?\s+)?(?:was|were|included?)|end\s?points?|"
    r"(?:was|were)\s+(?:recorded|assessed|evaluated|monitored|compared|collected|defined|measured|analy[sz]ed|graded|investigated|studied|examined)|aim\w*|objective)\b",
    re.I,
)
# "One adverse reaction was reported (itching)": what it was.
NAMED_BEHIND = re.compile(r"[^.;:()\d]{0,80}?\(([A-Za-z][^()\d=%]{3,80})\)")


def mentions(text: str, harmful: bool = False, rows: HarmRows | None = None) -> list[Mention]:
    """The harms that a sentence names without a figure of people who had them.

    `harmful` where the sentences just read were about harms, so that an infection or a death is one more of them;
    `rows` tells of a harm's name whether a treatment can bring it with it, and whether the report is about it.
    """
    told = TELLS.search(text) is not None
    bare = blanked(text)
    planned = PLANNED.search(bare) is not None
    seen = [] if planned else list(happened(bare, told or harmful, rows.brought if rows else is_harm))
    if not told and "tolerated" in bare and not planned:
        seen += asides(bare)
    if not told:
        seen = [one for one in seen if rows is not None and not rows.is_studied(one.name)]
    if not told and not (harmful and ANY_HARM.search(text)):
        none = denied(bare) if NO.search(text) and not BEFORE.search(text) else []
        sure = len(none) > 1 or any(
            DEATHS.search(one.name) or (rows and rows.brought(one.name) and LOOKED_FOR.search(bare)) for one in none
        )
        return seen + (none if sure else [])
    found = [*stopped_by_nobody(bare), *denied(bare)]
    if told:
        found += () if planned else (*_listed(bare), *bracketed(text), *asides(bare), *of_people(bare))
    found += [*_counted(text, bare), *_commonest(bare)]
    listed = {(one.name, one.start) for one in found}
    return found + [one for one in seen if (one.name, one.start) not in listed]


def _commonest(bare: str) -> Iterator[Mention]:
    if most := MOST_WERE.search(bare):
        yield from names_in(bare, most.end())
    for found in MOSTLY.finditer(bare):
        names = list(names_in(bare, found.end()))
        if sum(is_known(one.name) for one in names) * 2 > len(names) and not DENIED_HEAD.search(bare, 0, found.start()):
            yield from names


DENIED_HEAD = re.compile(r"\b(?:no|without|never|not)\s+(?:[\w-]+\s+){0,5}$", re.I)


# "Treatments that can cause side effects such as …": what is known of them, and was not seen here.
IN_GENERAL = re.compile(r"\b(?:can|could|may|might|would|will|should|known|potential|possible|risks?)\b[^.;,]*$", re.I)


def _listed(bare: str) -> Iterator[Mention]:
    for form in (LISTS, SUCH_AS):
        for found in form.finditer(bare):
            if IN_GENERAL.search(bare, 0, found.start()):
                continue
            if DENIED_HEAD.search(bare, 0, found.start()) or "major adverse" in found.group().casefold():
                continue
            names = list(names_in(bare, found.end()))
            sure = form is SUCH_AS or found["be"] is None or found["most"]
            if names and (sure or all(is_known(one.name) for one in names)):
                yield from (one._replace(where=found.span()) for one in names)
    for found in LISTED_BEFORE.finditer(bare):
        start = max((bare.rfind(mark, 0, found.start()) for mark in (". ", "; ", ": ", " that ", " with ")), default=-1)
        start = 0 if start < 0 else start + (6 if bare.startswith((" that ", " with "), start) else 2)
        names = [] if behind_others(bare, found.start()) else list(names_in(bare, start, found.start()))
        if names and names[-1].end >= found.start() - 1:
            yield from names


def _counted(text: str, bare: str) -> Iterator[Mention]:
    for found in COUNTED.finditer(bare):
        if NO_COUNT.search(bare, 0, found.start()) is not None:
            continue
        count = count_value(found["n"])
        yield Mention(" ".join(found["name"].split()), found.start(), found.end(), {"events": count})
        behind = NAMED_BEHIND.match(text, found.end("name"))
        names = list(names_in(text, behind.start(1), behind.end(1))) if behind else []
        if behind and names and names[-1].end == behind.end(1) and (count == "1" or all(map(_is_sure, names))):
            yield from names


def _is_sure(one: Mention) -> bool:
    return is_known(one.name)


def harm_mentions(
    contexts: Sequence[Context], told: Sequence[Found], harms: Harms, harm_rows: HarmRows
) -> Iterator[Found]:
    """Rows of harms that nothing else has read, by their names; `harm_rows` tells what a treatment can bring with it.

    That there were no serious harms at all is told where the report names no other. Harms that are only compared come
    last, where no name of theirs has been read.
    """
    rows = [dict(one.row or ()) for one in told if one.role.startswith("adverse_event.")]
    known = {(row.get("event", "").casefold(), arm) for row in rows for arm in (row.get("arm"), ANY)}
    known |= {(" ".join(name.split()[1:]), arm) for name, arm in known if ARTICLE.match(name)}
    cells = {
        (dict(one.row or ()).get("event", "").casefold().removesuffix(" (events)"), one.value)
        for one in told
        if one.role == "adverse_event.events"
    }
    none: list[tuple[Context, Mention]] = []
    for context in contexts:
        before = harms.near
        harms.see(context.text)
        if context.sentence.section == "background":
            continue
        for one in mentions(context.text, harms.near or before, harm_rows):
            name = one.name.casefold()
            if one.denied and NO_SPECIAL.fullmatch(name):
                none.append((context, one))
                continue
            arm = _arm(context, one)
            again = (name, ANY) in known and (not one.parts or (name, one.parts["events"]) in cells)
            if again and (one.where is None or arm is None or {(name, arm), (name, None)} & known):
                continue
            called = f"{one.name} (events)" if (name, ANY) in known and one.parts else one.name
            row = row_of(event=called, arm=arm)
            if one.denied and DEATHS.search(name):
                if _counted_already(context, told):
                    continue  # of the other group
                row = row if harm_rows.counts_deaths(context) else row_of(outcome=called, arm=arm)
            yield from emit(context, row, one.parts, (one.start, one.end), "harm-named")
            known |= {(name, arm), (name, ANY)}
    yield from harm_results(contexts, told, harm_rows, names := {name for name, _ in known if name})
    for context, one in none[:1] if not names else ():
        yield from emit(
            context, row_of(event=one.name, arm=_arm(context, one)), one.parts, (one.start, one.end), "harm-named"
        )


ANY = ""  # whoever had it


def _counted_already(context: Context, told: Sequence[Found]) -> bool:
    """Whether a sentence counts the dead of a group besides."""
    start, end = context.sentence.start, context.sentence.end
    return any(one.role.endswith(".events") and start <= one.start < end and _names_death(one) for one in told)


def _names_death(one: Found) -> bool:
    return any(key in ("outcome", "event") and DIED.search(value) is not None for key, value in one.row or ())


def _arm(context: Context, one: Mention) -> str | None:
    """The one arm that a sentence, or else its clause, says a harm was seen in."""
    if one.where is not None and (arm := _whom(context, context.text[one.where[0] : one.where[1]], own=True)):
        return arm
    return _whom(context, context.text, own=False)


def _whom(context: Context, text: str, own: bool) -> str | None:
    named = [arm for arm in context.arms.names if re.search(rf"(?<!\w){re.escape(arm)}(?!\w)", text, re.I)]
    if len(named) != 1:
        return None
    whom = (
        r"\b(?<!related\s)(?<!attributed\s)(?<!attributable\s)(?<!due\s)(?:in|with|on|for|among|of|by|to|receiving|given|taking)\s+"
        r"(?:those\s+(?:in|on|receiving)\s+)?(?:the\s+)?"
    )
    lead = rf"{whom}{re.escape(named[0])}(?!\w)(?!\s+(?:vs|versus|and|or|than)\b)"
    return named[0] if re.search(lead, text, re.I) or (own and text.casefold() == named[0].casefold()) else None

"""How many of a study's people were women and men, as counts and percentages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attest.expressions import quick as re
from attest.extract.finding import Found
from attest.extract.numbers import count_of, count_value
from attest.extract.people import found_people, of_a_group, people_sentences
from attest.extract.reading import Reading, Sentence
from attest.extract.sex_forms import (
    ALL_OF,
    BOTH_SEXES,
    BY_LETTER,
    COMPARED_SEXES,
    DONE_IN,
    FEMALE,
    FEWEST_OF_A_PAIR,
    IN_ORDER,
    LETTER_PAIRS,
    LETTERS_GUARD,
    NOT_COUNTED,
    ONE_SEX,
    PARTS,
    SEX_GUARD,
    SEX_NOT,
    SEXED_COHORTS,
    SEXES,
    WERE_OTHERWISE,
)


def sexes(reading: Reading, counted: Sequence[Found] = ()) -> Iterator[Found]:
    """Women and men among all people of the study, as counts and percentages; `counted` are its numbers of people."""
    seen: set[str] = set()
    totals = {int(digits) for one in counted if (digits := re.sub(r"\D", "", one.value))}
    for sentence in people_sentences(reading):
        letters = _letters(sentence, totals) if not seen else ()
        for one in letters:
            seen.add(one.role)
            yield one
        lettered = BY_LETTER.search(sentence.text) if not seen else None
        if lettered and not of_a_group(sentence, lettered):
            for one in _told(_sex(lettered["one"]), "sex-by-letter", sentence, lettered):
                seen.add(one.role)
                yield one
        if not SEX_GUARD.search(sentence.text) or _of_a_part(sentence, totals):
            continue
        for one in _pairs(sentence, totals) if not seen else ():
            seen.add(one.role)
            yield one
        for sex, name, pattern in SEXES:
            if {f"study.{sex}_n", f"study.{sex}_percent"} & seen:
                continue
            if "label" in name and COMPARED_SEXES.search(sentence.text):
                continue
            every = list(pattern.finditer(sentence.text))
            if len({one["n"] for one in every if one.group().startswith(("(", "["))} if "bracket" in name else ()) > 1:
                continue  # "38 people (33 women) and 76 controls (66 women)": those of each group
            for found in every:
                rest = sentence.text[found.end() :]
                aside = rest.startswith((")", "]")) and _within(sentence.text, found)
                if name == "sex-count-bracket" and WERE_OTHERWISE.match(rest):
                    continue
                if (not aside and SEX_NOT.match(rest)) or of_a_group(sentence, found):
                    continue
                if NOT_COUNTED.search(sentence.text[: found.start()]):
                    continue  # "in 9 of 195 men (4.6%)" counts who had something
                if "label" in name and re.search(r"\d\s+$", sentence.text[: found.start()]):
                    continue
                for one in _told(sex, name, sentence, found):
                    seen.add(one.role)
                    yield one
                break
    if not seen:
        yield from _of_one_sex(reading, counted)


def _within(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket that opened before the words closes behind them: "30 people [age 50; 12 (40%) men] who"."""
    own = found.group()
    if own.startswith(("(", "[")):
        return True
    lead = text[: found.start()]
    opened = sum(lead.count(sign) for sign in "([") > sum(lead.count(sign) for sign in ")]")
    return opened and own.count("(") + own.count("[") == own.count(")") + own.count("]")


def _told(sex: str, name: str, sentence: Sentence, found: re.Match[str]) -> Iterator[Found]:
    known = found.groupdict()
    if known.get("n"):
        yield found_people(f"study.{sex}_n", count_value(known["n"]), sentence, found, name)
    if known.get("percent"):
        percent = re.sub(r"\s?(?:%|per\s?cent|percent)$", "", known["percent"], flags=re.I)
        yield found_people(f"study.{sex}_percent", count_value(percent).replace(",", "."), sentence, found, name)


def _both(pair: re.Match[str]) -> int:
    return sum(count_of(pair[part]) for part in ("n", "m"))


def _of_a_part(sentence: Sentence, totals: Collection[int]) -> bool:
    """Whether the women and men of a sentence are fewer than the people of the study: those of one group."""
    pair = BOTH_SEXES.search(sentence.text)
    return pair is not None and _both(pair) not in totals and any(_both(pair) < total for total in totals)


def _pairs(sentence: Sentence, totals: Collection[int]) -> Iterator[Found]:
    """Women and men side by side: their counts, or their shares in the order of the words."""
    cohorts = SEXED_COHORTS.search(sentence.text)
    if cohorts and _sex(cohorts["one"]) != _sex(cohorts["two"]) and not of_a_group(sentence, cohorts):
        for number, word in (("n", "one"), ("m", "two")):
            value = count_value(cohorts[number])
            yield found_people(f"study.{_sex(cohorts[word])}_n", value, sentence, cohorts, "sexed-cohorts")
        return
    pair = BOTH_SEXES.search(sentence.text)
    if pair:
        lead = sentence.text[max(0, pair.start() - 12) : pair.start()]
        whole = _both(pair) in totals
        before = sentence.text[: pair.start()]
        done = sentence.section == "methods" and not totals and DONE_IN.search(before)
        of_all = not PARTS.search(lead) or done or ALL_OF.search(before)
        if whole or (of_all and not SEX_NOT.match(sentence.text[pair.end() :]) and not of_a_group(sentence, pair)):
            for number, word in (("n", "one"), ("m", "two")):
                yield found_people(
                    f"study.{_sex(pair[word])}_n", count_value(pair[number]), sentence, pair, "both-sexes"
                )
            return
    ordered = IN_ORDER.search(sentence.text)
    if ordered and not of_a_group(sentence, ordered):
        for number, word in (("first", "one"), ("second", "two")):
            yield found_people(
                f"study.{_sex(ordered[word])}_percent", ordered[number], sentence, ordered, "sexes-in-order"
            )


def _letters(sentence: Sentence, totals: Collection[int]) -> Iterator[Found]:
    """Two numbers with the letters or words of the sexes, where they make up the whole or are too large for a ratio."""
    for pattern in LETTER_PAIRS if LETTERS_GUARD.search(sentence.text) else ():
        found = pattern.search(sentence.text)
        if found is None or _sex(found["one"]) == _sex(found["two"]) or of_a_group(sentence, found):
            continue
        numbers = int(found["n"]), int(found["m"])
        lead = sentence.text[max(0, found.start() - 12) : found.start()]
        if sum(numbers) in totals or (not totals and not PARTS.search(lead) and min(numbers) >= FEWEST_OF_A_PAIR):
            for number, word in (("n", "one"), ("m", "two")):
                yield found_people(f"study.{_sex(found[word])}_n", found[number], sentence, found, "sexes-by-letter")
            return


def _of_one_sex(reading: Reading, counted: Sequence[Found]) -> Iterator[Found]:
    """The people of a study who are counted as women, or as men, alone: "in 30 males treated at home"."""
    for one in counted:
        words = reading.text[one.start : one.end]
        sexes_named = {_sex(found.group()) for found in SEX_GUARD.finditer(words)}
        told = ONE_SEX.search(words)
        if len(sexes_named) == 1 and told and count_value(told["n"]) == one.value:
            yield one._replace(role=f"study.{sexes_named.pop()}_n", rule="people-of-one-sex")
            return


def _sex(word: str) -> str:
    return "female" if re.match(rf"{FEMALE}|woman|(?-i:F)\b|♀", word, re.I) else "male"

"""Dates and times that a spreadsheet made of something else: what was typed before."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

Moment = datetime.date | datetime.time | datetime.timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAY_ZERO = datetime.date(1899, 12, 30)  # spreadsheets count days from here, but for the first two months
LAST_DAY_OFF_BY_ONE = datetime.date(1900, 2, 28)  # before it Excel is a day ahead: it has a 29 February 1900
FIRST_YEAR_OF_WORK = 1930  # a date before it is rather a number in a cell formatted as a date

_PAIR = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,4})\.?")
_TRIPLE = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})")
_NAMED = re.compile(r"(?:(\d{1,4})[\s./-]*)?([a-z]{3,9})(?:[\s./-]*(\d{1,4}))?")
_CLOCK = re.compile(r"(\d{1,4})\s*:\s*(\d{1,2})(?::(\d{1,2}))?")


def moment_text(moment: Moment) -> str:
    """A date as 2026-07-01, a time as 13:05, without the parts that are zero."""
    if isinstance(moment, datetime.timedelta):
        minutes, seconds = divmod(round(moment.total_seconds()), 60)
        text = f"{minutes // 60}:{minutes % 60:02}"
        return f"{text}:{seconds:02}" if seconds else text
    if isinstance(moment, datetime.time):
        return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
    if isinstance(moment, datetime.datetime):
        clock = moment.time()
        return f"{moment.date()} {moment_text(clock)}" if clock != datetime.time() else str(moment.date())
    return str(moment)


def day_of(moment: object) -> datetime.date | None:
    """The date in a cell; `None` where it is only a time of day (which LibreOffice dates to the day zero)."""
    if isinstance(moment, datetime.datetime):
        return moment.date() if moment.date() > DAY_ZERO else None
    return moment if isinstance(moment, datetime.date) else None


def makes(text: str, moment: Moment) -> bool:
    """Whether a spreadsheet, somewhere in the world, turns the text into that date or time."""
    clock = _clock(moment)
    if clock is not None:
        found = _CLOCK.fullmatch(text)
        if not found:
            return False
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds) == clock
    day = day_of(moment)
    return day is not None and any(
        (year is None or year == day.year) and (month, number) == (day.month, day.day)
        for year, month, number in _readings(" ".join(text.casefold().split()))
    )


def guesses(moment: Moment) -> Sequence[str]:
    """What may have been typed: a range, a fraction, a ratio, or a number in a cell that is formatted as a date."""
    clock = _clock(moment)
    if clock is not None:
        minutes = round(clock.total_seconds()) // 60
        return list(dict.fromkeys([f"{minutes // 60}:{minutes % 60}", f"{minutes // 60}:{minutes % 60:02}"]))
    day = day_of(moment)
    if day is None:
        return []
    if day.year < FIRST_YEAR_OF_WORK:
        number = (day - DAY_ZERO).days
        return [f"the number {one}" for one in ((number - 1, number) if day <= LAST_DAY_OFF_BY_ONE else (number,))]
    if day.day == 1 and day.year < 2000:  # no day of a month, so the second part was taken for a year
        return [f"{day.month}-{day.year % 100}"]
    pairs = list(dict.fromkeys([(day.day, day.month), (day.month, day.day)]))
    return [f"{first}-{second}" for first, second in pairs] + [f"{first}/{second}" for first, second in pairs]


def _clock(moment: Moment) -> datetime.timedelta | None:
    if isinstance(moment, datetime.timedelta):
        return moment
    if isinstance(moment, datetime.datetime):
        if moment.date() > DAY_ZERO:
            return None
        moment = moment.time()
    if isinstance(moment, datetime.time):
        return datetime.timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    return None


def _readings(text: str) -> Iterator[tuple[int | None, int, int]]:
    """The dates that a text may be taken for, as (year if it says one, month, day)."""
    if found := _PAIR.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        yield None, second, first
        yield None, first, second
        yield from ((year, first, 1) for year in _years(found[2]))
        if len(found[1]) == 4:
            yield first, second, 1
    elif found := _TRIPLE.fullmatch(text):
        first, middle, last = int(found[1]), int(found[2]), int(found[3])
        if len(found[1]) > 2:
            yield first, middle, last
        for year in _years(found[3]):
            yield year, middle, first
            yield year, first, middle
    elif found := _NAMED.fullmatch(text):
        month = _month(found[2])
        if not month:
            return
        for number in filter(None, (found[1], found[3])):
            if found[1] and found[3]:
                yield from ((year, month, int(found[1])) for year in _years(found[3]))
            else:
                yield None, month, int(number)
                yield from ((year, month, 1) for year in _years(number))


def _years(digits: str) -> tuple[int, ...]:
    if len(digits) == 4:
        return (int(digits),)
    return (1900 + int(digits), 2000 + int(digits)) if len(digits) == 2 else ()


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for another word."""
    meant = [number for number, month in enumerate(MONTHS, 1) if month.startswith("sep" if name == "sept" else name)]
    return meant[0] if len(meant) == 1 else 0

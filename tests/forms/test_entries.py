"""What a single cell says: typed texts, and what spreadsheets make of them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.forms.cells.raw import MERGED, FormulaError, NoResult, Percent
from attest.forms.entries import Entry, cell_text, entry_text, read_entry, wanted
from attest.forms.form import Field

RATIOS, RANGES = ("1:1", "2:1", "other"), ("1-7", "8-30", "31-90")
KINDS = ("text", "integer", "decimal", "reported number", "boolean", "date")
OPTIONS = ("cohort", "case series", "“before–after” study", "don't know")


def of(kind: str, *options: str, codes: bool = True) -> Field:
    return Field("a", "A", kind, options=options, codes=codes)


def read(raw: object, field: Field) -> Entry:
    entry = read_entry(raw, field)
    assert entry is not None
    if entry.level:
        assert entry.found and entry.expected
    return entry


@pytest.mark.parametrize("raw", [None, "", "   ", "\u00a0", "\u202f\n", "\u200b", "\ufeff", "\u00ad"])
def test_a_blank_cell_says_nothing(raw: object) -> None:
    assert all(read_entry(raw, of(kind)) is None for kind in KINDS)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("  two words\t", "two words"),
        ("a\u00a0b\u202fc", "a b c"),
        ("e\u0301tude", "étude"),
        ("\ufeffone\u200b two\u00ad three", "one two three"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("“smart” – quotes’", "“smart” – quotes’"),
        ("می‌خواهم", "می‌خواهم"),
        ("=1+1", "=1+1"),
        ("#N/A", "#N/A"),
        (29.0, "29"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (-0.0, "0"),
        (Percent(0.5), "50%"),
        (Percent(0.07), "7%"),
        (True, "TRUE"),
    ],
)
def test_a_text_is_kept_as_typed_but_for_what_nobody_sees(raw: object, value: str) -> None:
    assert read(raw, of("text")) == Entry(value)
    assert cell_text(raw) == value


@pytest.mark.parametrize("tick", ["✓", "✔", "✓\ufe0e", "✔\ufe0f", "ok", "OK", " ok "])
def test_a_tick_accepts(tick: str) -> None:
    assert all(read(tick, of(kind)) == Entry(accepts=True) for kind in KINDS)
    assert read("ok", of("choice", "ok", "not ok")) == Entry("ok")


@pytest.mark.parametrize("text", ["not reported", "Not  Reported", "NOT\nREPORTED", "notreported", "not_reported"])
def test_a_code_is_known_in_any_case_and_spacing(text: str) -> None:
    fields = [*(of(kind) for kind in KINDS), of("choice", *OPTIONS)]
    assert all(read(text, field) == Entry(code="not_reported") for field in fields)
    assert read(text, of("text", codes=False)).value == text.strip()
    assert read("unclear", of("choice", "Unclear", "clear")) == Entry("Unclear")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.10", "3.10"), ("-0.5", "-0.5"), (".5", ".5"), ("<0.001", "<0.001"), ("≤ 0.05", "≤0.05"),
        ("1,200", "1,200"), ("1,200.50", "1,200.50"), ("12,345,678", "12,345,678"),
        ("50 %", "50"), ("50%", "50"), ("−3.5", "-3.5"), ("–3.5", "-3.5"), ("- 3.5", "-3.5"), ("3·10", "3.10"),
        ("３．１０", "3.10"), ("٣٫١", "3.1"), ("\u200b12", "12"), ("12\u00a0%", "12"), ("+1.0", "+1.0"),
    ],
)  # fmt: skip
def test_a_reported_number_keeps_its_digits(text: str, value: str) -> None:
    assert read(text, of("reported number")) == Entry(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,1", "3.1"), ("3,10", "3.10"), ("0,125", "0.125"), ("-0,001", "-0.001"), ("<0,05", "<0.05"),
        ("1234,567", "1234.567"), ("3,1416", "3.1416"), ("1.200,5", "1200.5"), ("1.234.567,89", "1234567.89"),
        ("1.200,500", "1200.500"), (",5", ".5"), ("0,5 %", "0.5"),
    ],
)  # fmt: skip
def test_a_decimal_comma_is_restored_where_it_is_certain(text: str, value: str) -> None:
    entry = read(text, of("reported number"))
    assert (entry.value, entry.level, entry.found) == (value, "warning", f'"{text}"')
    assert f"read as {value}" in entry.hint
    if value[0] != "<":
        assert read(text, of("decimal")).value == float(value) and read(text, of("decimal")).level == "warning"


def test_a_comma_before_three_digits_may_be_either() -> None:
    assert read("1,200", of("integer")) == Entry(1200)
    assert read("1,200", of("reported number")) == Entry("1,200")
    entry = read("-1,200", of("decimal"))
    assert entry.refused and entry.hint == "It may be -1200 or -1.200: type it without the comma."
    assert read("1,200.5", of("decimal")) == Entry(1200.5)
    assert read("1,200,300", of("decimal")) == Entry(1_200_300.0)


@pytest.mark.parametrize(
    "text",
    ["3-5", "3–5", "3 5", "1;2", "twelve", "1,5,3", "0,125,300", "1.2.3", "12 months", "3.", "5²", "½", "1e5", "%", "-",
     ",", "1" * 61, "1,20,300"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["integer", "decimal", "reported number"])
def test_anything_but_one_number_is_refused(text: str, kind: str) -> None:
    assert read(text, of(kind)).refused


def test_refusals_say_how_to_mend_it() -> None:
    assert read("1 200", of("integer")).hint == "Type it without signs between the thousands."
    assert read("1’200.5", of("decimal")).hint == "Type it without signs between the thousands."
    assert read("1,5,3", of("decimal")).hint == "Write the decimals with a point."
    assert read("<3", of("decimal")).refused and read("3.5", of("integer")).refused
    assert read("3.0", of("integer")).refused


@pytest.mark.parametrize("kind", ["integer", "decimal", "reported number", "date", "boolean"])
@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#BEZUG!", "Err:502"])
def test_formula_errors_are_named_typed_or_not(error: str, kind: str) -> None:
    for raw in (error, FormulaError(error)):
        entry = read(raw, of(kind))
        assert entry.refused and "formula error" in entry.found
    assert read(FormulaError(error), of("text")).refused
    assert "formula error" in read(error, of("choice", *OPTIONS)).found
    assert cell_text(FormulaError(error)) == error


def test_cells_without_a_value_of_their_own_are_named() -> None:
    for field in (*(of(kind) for kind in KINDS), of("choice", *OPTIONS)):
        merged = read(MERGED, field)
        assert merged.refused and merged.found == "a cell merged with others" and "nmerge" in merged.hint
        assert read(NoResult("=A1+1"), field).refused
    assert cell_text(MERGED) == str(MERGED) == "" and not MERGED
    assert cell_text(NoResult("=A1+1")) == "=A1+1"


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        (29.0, "integer", 29), (29, "integer", 29), (3.1, "decimal", 3.1), (2020.0, "date", "2020"),
        (1.0, "boolean", True), (0.0, "boolean", False), (True, "boolean", True), (False, "boolean", False),
        (29, "text", "29"),
    ],
)  # fmt: skip
def test_a_number_says_the_same_as_its_text(raw: object, kind: str, value: object) -> None:
    assert read(raw, of(kind)) == Entry(value)


@pytest.mark.parametrize(("raw", "value"), [(3.1, "3.1"), (29.0, "29"), (0.1 + 0.2, "0.3"), (1e-7, "0.0000001")])
def test_a_number_where_digits_matter_is_used_with_a_warning(raw: float, value: str) -> None:
    entry = read(raw, of("reported number"))
    assert (entry.value, entry.level) == (value, "warning")
    assert entry.found == f"the number {value}" and "zeros at its end may be gone" in entry.hint


def test_digits_that_a_spreadsheet_cannot_keep_are_missed() -> None:
    assert "last digits may be lost" in read(1.23456789012345678e19, of("text")).found
    assert read(123456789012345.0, of("text")).refused
    assert read(10.0**20, of("text")).value == "1" + "0" * 20
    assert read(10.0**300, of("integer")).refused
    assert read(2.5, of("integer")).refused and read(2.0, of("boolean")).refused and read(True, of("integer")).refused


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [(0.5, "reported number", "50"), (0.07, "reported number", "7"), (0.125, "decimal", 12.5), (0.5, "integer", 50),
     (-0.031, "reported number", "-3.1")],
)  # fmt: skip
def test_a_per_cent_is_what_the_person_saw(raw: float, kind: str, value: object) -> None:
    entry = read(Percent(raw), of(kind))
    assert (entry.value, entry.level) == (value, "warning")
    assert "shown as" in entry.found


def test_a_per_cent_elsewhere() -> None:
    assert read(Percent(0.5), of("choice", "50 %", "100 %")) == Entry("50 %")
    assert read(Percent(0.25), of("choice", "50 %", "100 %")).refused
    assert read(Percent(1.0), of("boolean")).refused and read(Percent(0.125), of("integer")).refused


@pytest.mark.parametrize(
    ("moment", "options", "meant"),
    [
        (datetime.date(2026, 7, 1), RANGES, "1-7"),
        (datetime.date(2026, 1, 7), RANGES, "1-7"),
        (datetime.datetime(2026, 8, 30), RANGES, "8-30"),
        (datetime.date(2024, 3, 5), ("MAR5", "SEPT2"), "MAR5"),
        (datetime.date(2024, 9, 2), ("MAR5", "SEPT2"), "SEPT2"),
        (datetime.date(2020, 3, 1), ("Mar 2020", "Apr 2020"), "Mar 2020"),
        (datetime.date(2026, 3, 5), ("Mar-5", "Mar-6"), "Mar-5"),
        (datetime.date(2026, 2, 1), ("1/2", "2/3"), "1/2"),
        (datetime.date(2003, 2, 1), ("1/2/03", "1/2/04"), "1/2/03"),
        (datetime.date(1950, 5, 1), ("5-50", "51-99"), "5-50"),
        (datetime.date(2000, 1, 1), ("1-2000", "2-2000"), "1-2000"),
        (datetime.time(2, 1), RATIOS, "2:1"),
        (datetime.timedelta(hours=25, minutes=1), ("25:1", "1:25"), "25:1"),
        (datetime.datetime(1899, 12, 30, 1, 1), RATIOS, "1:1"),
    ],
)
def test_an_option_that_became_a_date_is_restored(moment: object, options: tuple[str, ...], meant: str) -> None:
    entry = read(moment, of("choice", *options))
    assert (entry.value, entry.level) == (meant, "warning") and f"read as {meant}" in entry.hint
    assert read(moment, of("choices", *options)).value == [meant]


def test_a_date_that_two_options_or_none_became_is_named() -> None:
    moment = datetime.date(2026, 7, 1)
    assert "(it may have been 1-7 or 7-1)" in read(moment, of("choice", "1-7", "7-1", "8-9")).hint
    entry = read(datetime.date(2026, 7, 2), of("choice", "1-7", "8-30"))
    assert entry.refused and entry.found == 'the date "2026-07-02"'


@pytest.mark.parametrize(
    ("moment", "found", "told"),
    [
        (datetime.date(2026, 7, 1), 'the date "2026-07-01"', "1-7, 7-1, 1/7 or 7/1"),
        (datetime.datetime(2026, 7, 7), 'the date "2026-07-07"', "7-7 or 7/7"),
        (datetime.date(1950, 5, 1), 'the date "1950-05-01"', "5-50"),
        (datetime.date(1905, 7, 12), 'the date "1905-07-12"', "the number 2020"),
        (datetime.date(1900, 1, 29), 'the date "1900-01-29"', "the number 29 or the number 30"),
        (datetime.time(1, 2), 'the time "01:02"', "1:2 or 1:02"),
        (datetime.timedelta(hours=25, minutes=1), 'the time "25:01"', "25:1 or 25:01"),
        (datetime.datetime(1899, 12, 30, 13, 5, 7), 'the time "1899-12-30 13:05:07"', "13:5 or 13:05"),
    ],
)
def test_a_date_where_none_was_asked_names_what_it_may_have_been(moment: object, found: str, told: str) -> None:
    for kind in ("text", "integer", "decimal", "reported number", "boolean"):
        entry = read(moment, of(kind))
        assert entry.refused and entry.found == found
        assert f"(it may have been {told}): format the cell as text and type it again." in entry.hint


def test_dates() -> None:
    assert read(datetime.date(2026, 7, 1), of("date")) == Entry("2026-07-01")
    assert read(datetime.datetime(2026, 7, 1, 13), of("date")) == Entry("2026-07-01")
    assert all(read(text, of("date")) == Entry(text) for text in ("2020", "2020-02", "2020-02-29"))
    assert read("2020–02–29", of("date")) == Entry("2020-02-29")
    assert all(read(text, of("date")).refused for text in ("2021-02-29", "31.01.2020", "2020-1-5", "20"))
    assert read(datetime.time(1, 2), of("date")).refused
    assert "2020-01-01" in read(43831.0, of("date")).hint
    assert cell_text(datetime.datetime(2026, 7, 1)) == "2026-07-01" and cell_text(datetime.time(1, 2)) == "01:02"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("COHORT", "cohort"), (" case\u00a0 series", "case series"), ('"Before-after" study', OPTIONS[2]),
     ("„before—after“ study", OPTIONS[2]), ("don’t know", "don't know"), ("don`t know", "don't know"),
     ("co\u00adhort", "cohort")],
)  # fmt: skip
def test_an_option_is_known_whatever_a_program_made_of_its_signs(typed: str, meant: str) -> None:
    assert read(typed, of("choice", *OPTIONS)) == Entry(meant)
    assert read(f"{typed};; {typed} ;", of("choices", *OPTIONS)) == Entry([meant])


def test_options_that_differ_only_in_signs_are_told_apart() -> None:
    field = of("choice", "a-b", "a–b", "½", "x")
    assert [read(text, field).value for text in ("a-b", "a–b", "1/2")] == ["a-b", "a–b", "½"]
    assert read("A—B", field).refused, "it may be either"
    assert read("a; b", of("choices", "a; b", "c")) == Entry(["a; b"])
    assert read(";", of("choices", "a", "b")).refused


def test_options_that_are_numbers_or_truth_values() -> None:
    assert read(1.0, of("choice", "1", "2")) == Entry("1")
    entry = read(7.0, of("choice", "007", "008"))
    assert (entry.value, entry.level) == ("007", "warning")
    assert read(1.0, of("choice", "1.0", "1.00")).refused
    entry = read(True, of("choice", "Yes", "No", "Unclear"))
    assert (entry.value, entry.level) == ("Yes", "warning")
    assert read(False, of("choice", "true", "false")) == Entry("false")
    assert read(False, of("choice", "no", "n")).refused and read(True, of("choice", "0", "1")).refused
    assert read(True, of("choices", "yes", "no")).value == ["yes"]


@pytest.mark.parametrize("text", ["yes", "Y", "TRUE", "1", "no", "N", "false", "0"])
def test_yes_and_no(text: str) -> None:
    assert read(text, of("boolean")) == Entry(text.casefold() in ("yes", "y", "true", "1"))


def test_a_text_that_fills_its_cell_may_have_lost_its_end() -> None:
    assert read("x" * 32_766, of("text")).value
    for text in ("x" * 32_767, "x" * 40_000, "😀" * 16_384, "x" * 32_760 + " " * 7):
        entry = read(text, of("text"))
        assert entry.refused and "its end may be gone" in entry.found and len(entry.found) < 200


RAW = st.one_of(
    st.none(), st.text(), st.booleans(), st.integers(), st.floats(), st.dates(), st.times(), st.datetimes(),
    st.timedeltas(min_value=datetime.timedelta(0)), st.floats(allow_nan=False).map(Percent),
    st.text(min_size=1).map(FormulaError), st.text(min_size=1).map(NoResult), st.just(MERGED),
    st.from_regex(r"[<-]?[0-9., ]{1,12}%?", fullmatch=True), st.from_regex(r"[0-9a-zA-Z./: -]{1,10}", fullmatch=True),
)  # fmt: skip
FIELDS = [*(of(kind) for kind in KINDS), of("choice", *OPTIONS), of("choices", *RANGES), of("choice", *RATIOS)]


@given(RAW)
def test_whatever_stands_in_a_cell_is_read_or_named(raw: Any) -> None:
    for field in FIELDS:
        entry = read_entry(raw, field)
        if entry is None:
            assert cell_text(raw) == ""
        elif entry.level:
            assert entry.found and entry.expected and "\n" not in entry.found
        elif not entry.accepts:
            # What was read is read the same again when the next workbook comes back.
            assert read_entry(entry_text(entry.value, entry.code), field) == entry


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e50, max_value=1e50))
def test_a_number_is_typed_so_that_it_is_read_again(value: float) -> None:
    text = entry_text(value, "")
    if len(text) <= 60:
        assert read(text, of("decimal")).value == value


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_it_wants(kind: str) -> None:
    assert wanted(of(kind)).endswith("; or not reported, not applicable, unclear")
    assert wanted(of("choices", "a", "b", codes=False)) == "one or more of (with ; between them) a, b"

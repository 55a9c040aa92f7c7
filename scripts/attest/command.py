"""The `attest` command: what people do outside a run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attest
from attest.places import files_below
from attest.problems import Faults, Problem

if TYPE_CHECKING:
    from attest.text.document import Document
    from attest.text.source import Source

STOPPED = 130  # what a shell calls a command that a person stopped


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command; 0 when all is well, 1 when something is left to mend, 2 for a wrong call, 130 when stopped."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except Faults as faults:
        for problem in faults.problems:
            print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of a pipe had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="attest", description="Systematic reviews in which every number is attested.")
    parser.add_argument("--version", action="version", version=f"attest {attest.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    suggest = commands.add_parser("suggest", help="print what the documents suggest, as JSON Lines")
    suggest.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="documents, or folders of them")
    suggest.add_argument("--form", type=Path, metavar="FORM", help="an extraction form, to try the patterns in it")
    suggest.set_defaults(run=_suggest)

    trace = commands.add_parser("trace", help="show what a value of the evidence tables, or a citation, leads back to")
    trace.add_argument(
        "id", metavar="ID", help="a value's from evidence.csv (its beginning is enough), or a citation's or record's"
    )
    trace.set_defaults(run=_trace)

    instrument = commands.add_parser("instrument", help="show the questions and rules of a risk-of-bias instrument")
    instrument.add_argument("id", metavar="ID", help="the name of its file in config/instruments/, as rob2")
    instrument.set_defaults(run=_instrument)

    check = commands.add_parser("check", help="list what people have to mend; exit 1 while anything is left")
    check.set_defaults(run=_check)

    read = commands.add_parser("read", help="print the records of search exports, as JSON Lines")
    read.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="exports of databases or reference managers")
    read.set_defaults(run=_read)

    dedup = commands.add_parser("dedup", help="find the duplicates in search exports")
    dedup.add_argument("files", nargs="+", type=Path, metavar="FILE")
    dedup.add_argument("--out", type=Path, required=True, metavar="CLUSTERS.csv")
    dedup.add_argument("--possible", type=Path, metavar="POSSIBLE.csv", help="pairs that only people can judge")
    dedup.set_defaults(run=_dedup)

    judge = commands.add_parser("judge", help="judge risk of bias from a table of answers, by an instrument's rules")
    judge.add_argument("file", nargs="?", type=Path, metavar="ANSWERS", help="a CSV file or .xlsx workbook")
    judge.add_argument("--instrument", metavar="ID", help="an instrument's id, or the path of its YAML file")
    judge.add_argument("--out", type=Path, metavar="JUDGEMENTS.csv", help="instead of standard output")
    judge.add_argument("--json", type=Path, metavar="JUDGEMENTS.json", help="with answers, rule ids and paths as well")
    judge.add_argument("--list", action="store_true", help="name the instruments and stop")
    judge.set_defaults(run=_judge)

    convert = commands.add_parser("convert-bias", help="rewrite a file of risk-of-bias judgements for another tool")
    convert.add_argument("file", type=Path, metavar="FILE", help="of robvis, the RoB 2 Excel tool, RevMan, or JSON")
    convert.add_argument("--instrument", required=True, metavar="ID", help="as `attest judge --list` names it")
    convert.add_argument("--to", required=True, choices=("robvis", "rob2-excel", "revman", "json"))
    convert.add_argument("--out", type=Path, required=True, metavar="FILE")
    convert.set_defaults(run=_convert_bias)

    draw = commands.add_parser("draw-bias", help="draw the traffic light and the summary of a file of judgements")
    draw.add_argument("file", type=Path, metavar="FILE", help="of robvis, the RoB 2 Excel tool, RevMan, or JSON")
    draw.add_argument("--instrument", required=True, metavar="ID", help="as `attest judge --list` names it")
    draw.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    draw.set_defaults(run=_draw_bias)

    pages = commands.add_parser(
        "csv", help="write the pages of a form as CSV files, to be filled in without a spreadsheet"
    )
    pages.add_argument("workbook", type=Path, metavar="FORM", help="a reviewer's workbook from results/")
    pages.add_argument("folder", type=Path, metavar="FOLDER", help="where the files go")
    pages.set_defaults(run=_csv)

    new = commands.add_parser("new", help="begin a review in a new folder")
    new.add_argument("folder", type=Path, metavar="FOLDER")
    new.set_defaults(run=_new)

    ask = commands.add_parser(
        "ask-model", help="ask the protocol's language model about documents and record its answers"
    )
    ask.add_argument("files", nargs="*", type=Path, metavar="FILE", help="documents; all that are in question, if none")
    ask.add_argument("--again", action="store_true", help="ask also where an answer is recorded, and replace it")
    ask.set_defaults(run=_ask_model)

    for command in (trace, instrument, check, ask, judge, convert, draw):
        command.add_argument(
            "--directory", type=Path, default=Path(), metavar="REVIEW", help="the folder of the review"
        )
    return parser


def _suggest(options: argparse.Namespace) -> int:
    """Suggestions go to standard output, problems to standard error; a faulty file does not stop the others."""
    from attest.bulk import without_collector

    with without_collector():  # thousands of expressions are made, and all are kept
        from attest.extract.patterns import Patterns, patterns_in
        from attest.extract.terminal import print_suggestions
        from attest.forms.schema import read_form
        from attest.strict import load_yaml

    patterns = Patterns("", ())
    if options.form:
        name = str(options.form)
        form = read_form(load_yaml(options.form, name), name, {"outcomes of the protocol": []})
        patterns = patterns_in(form, name)
    files: list[Path] = []
    for path in options.paths:
        files += [path / name for name in files_below(path, ".")] if path.is_dir() else [path]
    return print_suggestions(files, patterns, _document, sys.stdout, sys.stderr)


def _document(path: Path, name: str) -> tuple[Document, Source]:
    """A file as a document with its text; `Faults` where it cannot be read."""
    from attest.ingest.documents import document_of
    from attest.text.source import read_source

    source = read_source(path.absolute(), name)
    return document_of(source), source


def _trace(options: argparse.Namespace) -> int:
    from attest.report.trace import trace
    from attest.report.trace_citation import is_citation, trace_citation

    chain = trace_citation if is_citation(options.id) else trace
    print(chain(options.directory, options.id))
    return 0


def _instrument(options: argparse.Namespace) -> int:
    """Markdown goes to standard output."""
    from attest.appraise.rule_tables import show_instrument

    print(show_instrument(options.directory, options.id))
    return 0


def _check(options: argparse.Namespace) -> int:
    from attest.protocol import load_protocol
    from attest.sources import PROBLEMS, look_around
    from attest.tables import read_csv

    review = options.directory
    look_around(review, load_protocol(review))
    if not (review / PROBLEMS).exists():
        print(f"The protocol and the forms are sound. {PROBLEMS} is not there yet: run the review first.")
        return 1
    problems = [Problem.from_row(row) for row in read_csv(review / PROBLEMS)]
    for problem in sorted(problems, key=lambda one: one.level == "warning"):
        print(f"{'warning: ' if problem.level == 'warning' else ''}{problem}")
    errors = sum(problem.level != "warning" for problem in problems)
    print(f"{errors} left to mend." if errors else "Nothing to mend.")
    return 1 if errors else 0


def _ask_model(options: argparse.Namespace) -> int:
    """Progress and problems go to standard error, the result to standard output."""
    from attest.extract.model.terminal import ask_model
    from attest.protocol import load_protocol
    from attest.rounds import step_form
    from attest.sources import look_around

    review = options.directory
    plan = load_protocol(review)
    form = step_form(review, plan, "extraction")
    return ask_model(review, plan.model, form, look_around(review, plan), options.files, options.again, _document)


def _read(options: argparse.Namespace) -> int:
    """Records go to standard output, the ledger and what could not be read to standard error."""
    from attest.ingest.exports.ledger import print_records

    return print_records(options.paths, sys.stdout, sys.stderr)


def _dedup(options: argparse.Namespace) -> int:
    """Groups of records that are one publication; what could not be read goes to standard error."""
    from attest.deduplicate.terminal import deduplicate_files, told
    from attest.ingest.exports.read import read_export
    from attest.ingest.exports.record import Record

    lost = []

    def entries(path: Path) -> Iterator[Mapping[str, Any]]:
        for one in read_export(path, path.name):
            if isinstance(one, Record):
                yield vars(one)
            else:
                lost.append(one)

    print(told(*deduplicate_files(options.files, entries, options.out, options.possible)))
    for one in lost:
        print(f"{one.file}, entry {one.position}: {one.reason}", file=sys.stderr)
    return 1 if lost else 0


def _judge(options: argparse.Namespace) -> int:
    """Judgements go to standard output or a file, problems to standard error."""
    from attest.appraise import terminal
    from attest.appraise.answers.lines import write_file, write_lines
    from attest.appraise.exchange.assessed import from_judged
    from attest.appraise.exchange.document import document
    from attest.tables import write_json

    if options.list:
        print("\n".join(terminal.listed(options.directory)))
        return 0
    if options.file is None or not options.instrument:
        expected = "both: attest judge --instrument rob2 ANSWERS.csv"
        raise Faults([Problem("", "attest judge", "no table or no instrument", expected)])
    instrument = terminal.judging(options.instrument, options.directory)
    done = terminal.judge_file(options.file, instrument)
    if options.json:
        write_json(options.json, document([(instrument, map(from_judged, done.judged))]))
    if options.out:
        write_file(options.out, done.lines, done.columns, "utf-8-sig")
        print(done.told)
    else:
        write_lines(sys.stdout, done.lines, done.columns)
    return _named(done.problems)


def _convert_bias(options: argparse.Namespace) -> int:
    from attest.appraise.exchange.terminal import convert
    from attest.appraise.terminal import find_instrument

    instrument = find_instrument(options.instrument, options.directory)
    return _named(convert(options.file, instrument, options.to, options.out))


def _draw_bias(options: argparse.Namespace) -> int:
    """The names of the figures go to standard output, problems to standard error."""
    from attest.appraise.exchange.terminal import draw
    from attest.appraise.terminal import find_instrument

    made, problems = draw(options.file, find_instrument(options.instrument, options.directory), options.out)
    for path in made:
        print(path)
    return _named(problems)


def _named(problems: Sequence[Problem]) -> int:
    """Problems go to standard error; 1 where one of them is an error."""
    for problem in problems:
        print(f"{'warning: ' if problem.level == 'warning' else ''}{problem}", file=sys.stderr)
    return 1 if any(problem.level != "warning" for problem in problems) else 0


def _csv(options: argparse.Namespace) -> int:
    from attest.forms.export import export_pages

    for path in export_pages(options.workbook, options.folder):
        print(path)
    return 0


def _new(options: argparse.Namespace) -> int:
    from attest.starter import begin

    for line in begin(options.folder):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

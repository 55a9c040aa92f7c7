"""The report as one HTML page that stands on its own: the review's state, its evidence, and what attests it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.report import evidence, evidence_html, flow_counts, inline_svg

SECTIONS = (
    ("protocol", "Protocol"),
    ("searches", "Searches"),
    ("flow", "Flow of records, reports and studies"),
    ("next", "What people have to do next"),
    ("flags", "Flags from integrity checks"),
    ("characteristics", "Characteristics of the studies"),
    ("results", "Results"),
    ("adverse-events", "Adverse events"),
    ("bias", "Risk of bias"),
    ("direction", "Direction of effect"),
    ("attestations", "Attestations"),
    ("provenance", "Provenance"),
)
QUESTION = ("population", "intervention", "comparator", "outcomes")
STEP_COUNTS = ("settled", "waiting", "conflicts", "problems")
FIGURES = ("prisma", "traffic_light", "bias_summary", "direction")

Report = Mapping[str, Any]


def render(report: Report) -> str:
    """The page; every key of the report may be missing or empty, and then its section says what it waits for."""
    values = list(report.get("values") or [])
    given = report.get("figures") or {}
    known = {
        "title": _said(report, "title") or "Untitled review",
        "dated": _dated(report),
        "model": _said(report, "model"),
        "sections": SECTIONS,
        "state": state(report),
        "figures": {name: inline_svg.inline(given.get(name) or "", f"figure-{name}") for name in FIGURES},
        "flow_faults": flow_counts.check(report.get("counts") or {}),
        "has_values": bool(values),
        "legend": evidence_html.legend(),
        "characteristics": evidence_html.characteristics(values),
        "results": evidence_html.results(values),
        "adverse_events": evidence_html.adverse_events(values),
        "attestations": evidence_html.attestations(values),
    }
    page = evidence_html.templates().get_template("report.html")
    return page.render(**known, **_protocol(report.get("protocol") or {}), **_work(report), **_findings(report))


def state(report: Report) -> str:
    """The state of the review in one paragraph."""
    counts, steps = report.get("counts") or {}, _steps(report)
    studies, reports = (flow_counts.number(counts, key) for key in ("studies_included", "reports_included"))
    awaiting = sum(flow_counts.number(counts, key) for key in ("reports_awaiting", "other_awaiting"))
    said = []
    if studies:
        said.append(
            f"{_many(studies, 'study', 'studies')} ({_many(reports, 'report')}) {_are(studies)} included so far."
        )
    elif awaiting or reports:
        said.append("No study is included yet.")
    else:
        said.append("Nothing is included yet.")
    if awaiting:
        said.append(f"{_many(awaiting, 'report')} {'waits' if awaiting == 1 else 'wait'} for a decision.")
    total = {name: sum(_count(step, name) for step in steps) for name in STEP_COUNTS}
    if steps:
        said.append(
            f"Over all steps {_many(total['settled'], 'answer')} {_are(total['settled'])} settled, "
            f"{total['waiting']:,} {'waits' if total['waiting'] == 1 else 'wait'} for a reviewer "
            f"and {total['conflicts']:,} {_are(total['conflicts'])} in conflict."
        )
    unseen = sum(1 for value in evidence.read(report.get("values") or []) if value.status == "suggested")
    if unseen:
        said.append(
            f"{_many(unseen, 'value')} on this page {'was' if unseen == 1 else 'were'} only suggested "
            "and nobody has reviewed them: they stand in square brackets and are not evidence."
        )
    flags = [flag for flag in report.get("flags") or [] if not _said(flag, "answer")]
    if flags:
        said.append(
            f"{_many(len(flags), 'flag')} from integrity checks {'asks' if len(flags) == 1 else 'ask'} people to look."
        )
    return " ".join(said)


def _dated(report: Report) -> list[str]:
    """The date that the protocol gives and the registration, where the team wrote them down."""
    date, registration = _said(report, "date"), _said(report.get("protocol") or {}, "registration")
    return [
        words for words, given in ((f"As of {date}", date), (f"Registration {registration}", registration)) if given
    ]


def _protocol(protocol: Report) -> dict[str, Any]:
    question, eligibility = protocol.get("question") or {}, protocol.get("eligibility") or {}
    return {
        "question": [(name.capitalize(), _said(question, name)) for name in QUESTION if _said(question, name)],
        "include": _texts(eligibility.get("include")),
        "exclude": _texts(eligibility.get("exclude")),
        "outcomes": _rows(protocol.get("outcomes"), ("name", "unit", "benefit")),
        "reviewers": _texts(protocol.get("reviewers")),
        "adjudicator": _said(protocol, "adjudicator"),
        "instruments": _rows(protocol.get("instruments"), ("design", "instrument")),
    }


def _work(report: Report) -> dict[str, Any]:
    steps, problems = _steps(report), list(report.get("problems") or [])
    wanted = len(report.get("to_retrieve") or [])
    return {
        "steps": [
            (_said(step, "title") or _said(step, "step"), *(_count(step, n) for n in STEP_COUNTS)) for step in steps
        ],
        "tasks": _tasks(steps, problems, wanted),
        "problems": [
            (
                ", ".join(part for part in (_said(problem, "file"), _said(problem, "place")) if part),
                _said(problem, "found"),
                _said(problem, "expected"),
                _said(problem, "hint"),
            )
            for problem in problems
        ],
        "to_retrieve": _rows(report.get("to_retrieve"), ("citation", "title", "id")),
        "reports": _rows(
            [{**row, "report": _named(row)} for row in report.get("reports") or []],
            ("report", "kind", "study", "decision", "reason", "status"),
        ),
    }


def _tasks(steps: Sequence[Report], problems: Sequence[Report], wanted: int) -> list[str]:
    """What to do, a sentence each, in the order of the steps."""
    told = []
    for step in steps:
        name = _said(step, "title") or _said(step, "step")
        waiting, conflicts = _count(step, "waiting"), _count(step, "conflicts")
        if conflicts:
            told.append(f"{name}: {_many(conflicts, 'conflict')} to settle{_in(step, 'conflicts.xlsx')}.")
        if waiting:
            who = f" (still to answer: {_said(step, 'who')})" if _said(step, "who") else ""
            told.append(f"{name}: {_many(waiting, 'value')} not settled yet{who}{_in(step, 'forms/')}.")
    if wanted:
        told.append(f"{_many(wanted, 'report')} to retrieve, listed under the flow.")
    if problems:
        told.append(f"{_many(len(problems), 'problem')} to mend, listed below.")
    return told


def _in(step: Report, name: str) -> str:
    """Where the workbooks for it lie."""
    return f", in {_said(step, 'folder')}/{name}" if _said(step, "folder") else ""


def _findings(report: Report) -> dict[str, Any]:
    manifest = report.get("manifest") or {}
    judged = {(_said(row, "study"), _said(row, "instrument")) for row in report.get("judgements") or []}
    instruments = Counter(instrument for _, instrument in judged)
    return {
        "summed_up": any(name and count > 1 for name, count in instruments.items()),
        "searches": [_search(row) for row in report.get("searches") or []],
        "strategies": list(
            dict.fromkeys(
                (_source(row), _said(row, "strategy")) for row in report.get("searches") or [] if _said(row, "strategy")
            )
        ),
        "notices": _rows(
            report.get("notices"), ("label", "nature", "stands", "notice_date", "reasons", "matched_by", "found_as")
        ),
        "flags": _rows(report.get("flags"), ("study", "where", "check", "arithmetic", "answer", "note", "by")),
        "trustworthiness": _rows(report.get("trustworthiness"), ("study", "domain", "judgement", "status")),
        "missing": _rows(report.get("missing"), ("outcome", "judgement", "direction", "reason", "status")),
        "judgements": _rows(report.get("judgements"), ("study", "instrument", "domain", "judgement", "path", "status")),
        "directions": _rows(
            report.get("directions"), ("outcome", "study", "direction", "favours", "n", "status", "note")
        ),
        "no_pooling": _rows(report.get("no_pooling"), ("outcome", "reason")),
        "versions": sorted((str(name), str(version)) for name, version in (manifest.get("versions") or {}).items()),
        "inputs": _rows(manifest.get("inputs"), ("file", "sha256")),
    }


def _source(row: Report) -> str:
    """A database with its platform, where that is another word."""
    database, platform = _said(row, "database") or "Source not named", _said(row, "platform")
    return f"{database} ({platform})" if platform and platform != database else database


def _search(row: Report) -> tuple[str, ...]:
    names = ("kind", "date", "hits", "records", "rejected", "limits", "notes", "file")
    told = {name: _said(row, name) for name in names} | {"file": _said(row, "file").removeprefix("sources/searches/")}
    if told["rejected"] == "0":
        told["rejected"] = ""
    if _said(row, "unread"):
        told["rejected"] = "the file"
    return (_source(row), *(told[name] for name in names))


def _named(row: Report) -> str:
    report, file = _said(row, "report"), _said(row, "file")
    return f"{report} ({file})" if report and file and report != file else report or file


def _steps(report: Report) -> list[Report]:
    return list((report.get("state") or {}).get("steps") or [])


def _rows(rows: Iterable[Report] | None, keys: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(_said(row, key) for key in keys) for row in rows or []]


def _texts(items: Iterable[object] | None) -> list[str]:
    return [str(item) for item in items or []]


def _said(row: Report, key: str) -> str:
    value = row.get(key)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _count(row: Report, key: str) -> int:
    return int(row.get(key) or 0)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"

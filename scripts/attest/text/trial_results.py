"""Records of ClinicalTrials.gov (its JSON, version 2) as text: what was planned, then the results as rows of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attest.text.written import NotReadable, Writer, Written

MOST_ROWS = 20_000  # rows of tables; a trial with more lists adverse events that no person reads


def read_trial(record: Mapping[str, Any]) -> Written:
    """The text of a record; raises NotReadable where it names no trial."""
    writer = Writer()
    reader = _Reader(writer)
    told = _of(record, "protocolSection")
    reader.identity(_of(told, "identificationModule"), _of(told, "statusModule"))
    reader.protocol(told)
    results = _of(record, "resultsSection")
    if results:
        writer.paragraph("Results", "heading", "results", "registry-results")
        reader.flow(_of(results, "participantFlowModule"))
        reader.baseline(_of(results, "baselineCharacteristicsModule"))
        for outcome in _list(results, "outcomeMeasuresModule", "outcomeMeasures"):
            reader.outcome(outcome)
        reader.events(_of(results, "adverseEventsModule"))
    if not writer.told:
        hint = "Download the record of the trial again."
        raise NotReadable("a record of a trial without its number", "a record of ClinicalTrials.gov", hint)
    return Written(writer.text, marks=tuple(writer.marks), told=tuple(writer.told), kind="registry entry")


class _Reader:
    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.rows = 0

    def identity(self, names: Mapping[str, Any], status: Mapping[str, Any]) -> None:
        write = self.writer
        title = _str(names, "officialTitle") or _str(names, "briefTitle")
        write.tell("report.title", title, write.paragraph(title, "title", None, "title"), "registry")
        number = _str(names, "nctId")
        span = write.paragraph(f"ClinicalTrials.gov identifier: {number}" if number else "", "bibliography line")
        if number:
            write.tell("report.registration", number, (span[1] - len(number), span[1]), "registry")
        for other in _list(names, "secondaryIdInfos"):
            write.paragraph(_told("Other identifier", _str(other, "id"), _str(other, "type")), "bibliography line")
        acronym = _str(names, "acronym")
        write.paragraph(f"Acronym: {acronym}" if acronym else "", "bibliography line")
        date = _str(status, "resultsFirstPostDateStruct", "date") or _str(status, "studyFirstPostDateStruct", "date")
        span = write.paragraph(f"First posted: {date}" if date else "", "bibliography line")
        if date:
            start = span[1] - len(date)
            write.tell("report.year", date[:4], (start, start + 4), "registry")
        write.paragraph(_told("Overall status", _words(status, "overallStatus")))

    def protocol(self, told: Mapping[str, Any]) -> None:
        write = self.writer
        summary = _of(told, "descriptionModule")
        if summary:
            write.paragraph("Brief summary", "heading", "background", "registry-summary")
            self.text(_str(summary, "briefSummary"))
            self.text(_str(summary, "detailedDescription"))
        write.paragraph("Study design", "heading", "methods", "registry-design")
        design = _of(told, "designModule")
        info = _of(design, "designInfo")
        for label, value in (
            ("Study type", _words(design, "studyType")),
            ("Phase", ", ".join(_word(one) for one in _list(design, "phases"))),
            ("Allocation", _words(info, "allocation")),
            ("Intervention model", _words(info, "interventionModel")),
            ("Masking", _words(info, "maskingInfo", "masking")),
            ("Primary purpose", _words(info, "primaryPurpose")),
            (
                "Enrollment",
                _in_brackets(_str(design, "enrollmentInfo", "count"), _words(design, "enrollmentInfo", "type")),
            ),
            ("Conditions", "; ".join(map(str, _list(told, "conditionsModule", "conditions")))),
            ("Sponsor", _str(told, "sponsorCollaboratorsModule", "leadSponsor", "name")),
        ):
            write.paragraph(f"{label}: {value}" if value else "")
        for arm in _list(told, "armsInterventionsModule", "armGroups"):
            self.text(_told(_words(arm, "type") or "Arm", _str(arm, "label"), "", _str(arm, "description")))
        for one in _list(told, "armsInterventionsModule", "interventions"):
            self.text(_told(_words(one, "type") or "Intervention", _str(one, "name"), "", _str(one, "description")))
        for kind in ("primary", "secondary", "other"):
            for one in _list(told, "outcomesModule", f"{kind}Outcomes"):
                label = f"{kind.capitalize()} outcome measure"
                self.text(_told(label, _str(one, "measure"), _str(one, "timeFrame"), _str(one, "description")))
        people = _of(told, "eligibilityModule")
        ages = " to ".join(filter(None, (_str(people, "minimumAge"), _str(people, "maximumAge"))))
        write.paragraph(_told("Ages eligible", ages))
        write.paragraph(_told("Sexes eligible", _words(people, "sex")))
        self.text(_str(people, "eligibilityCriteria"))
        places = {_str(one, "country") for one in _list(told, "contactsLocationsModule", "locations")} - {""}
        write.paragraph(_told("Countries", ", ".join(sorted(places))))

    def flow(self, module: Mapping[str, Any]) -> None:
        if not module:
            return
        self.head("Participant flow", _str(module, "recruitmentDetails"), _str(module, "preAssignmentDetails"))
        groups = self.groups(module, "")
        for period in _list(module, "periods"):
            self.row([_str(period, "title") or "Period", *groups.values()], head=True)
            for milestone in _list(period, "milestones"):
                counts = {_str(one, "groupId"): _count(one) for one in _list(milestone, "achievements")}
                self.row([_word(_str(milestone, "type")), *(counts.get(group, "") for group in groups)])
            for reason in _list(period, "dropWithdraws"):
                counts = {_str(one, "groupId"): _str(one, "numSubjects") for one in _list(reason, "reasons")}
                self.row([f"Not completed: {_str(reason, 'type')}", *(counts.get(group, "") for group in groups)])

    def baseline(self, module: Mapping[str, Any]) -> None:
        if not module:
            return
        self.head("Baseline characteristics", _str(module, "populationDescription"))
        groups = self.groups(module, "")
        self.denominators(module, groups)
        for measure in _list(module, "measures"):
            unit = _str(measure, "unitOfMeasure")
            kind = ", ".join(filter(None, (_words(measure, "paramType"), _words(measure, "dispersionType"), unit)))
            self.table(measure, groups, f"{_str(measure, 'title')} ({kind})" if kind else _str(measure, "title"))

    def outcome(self, outcome: Mapping[str, Any]) -> None:
        kind = _words(outcome, "type") or "Outcome"
        self.head(f"{kind} outcome: {_str(outcome, 'title')}", _str(outcome, "description"))
        frame, people = _str(outcome, "timeFrame"), _str(outcome, "populationDescription")
        self.text(_told("Time frame", frame))
        self.text(_told("Analysis population", people))
        groups = self.groups(outcome, "")
        self.denominators(outcome, groups)
        unit = ", ".join(
            filter(
                None, (_words(outcome, "paramType"), _words(outcome, "dispersionType"), _str(outcome, "unitOfMeasure"))
            )
        )
        self.table(outcome, groups, unit or "Value")
        for one in _list(outcome, "analyses"):
            self.analysis(one, groups)

    def analysis(self, one: Mapping[str, Any], groups: Mapping[str, str]) -> None:
        names = " versus ".join(groups.get(str(group), str(group)) for group in _list(one, "groupIds"))
        low, high = _str(one, "ciLowerLimit"), _str(one, "ciUpperLimit")
        interval = f"{_str(one, 'ciPctValue')}% CI {low} to {high}" if low or high else ""
        estimate = _told(_str(one, "paramType"), _str(one, "paramValue")) if _str(one, "paramValue") else ""
        p = _str(one, "pValue")
        if p:
            p = f"P {p[0]} {p[1:].strip()}" if p[0] in "<>=≤≥" else f"P = {p}"
        spread = (
            _told(_words(one, "dispersionType"), _str(one, "dispersionValue")) if _str(one, "dispersionValue") else ""
        )
        told = "; ".join(filter(None, (estimate, interval, spread, p, _str(one, "statisticalMethod"))))
        if told:
            self.text(_told(f"Analysis of {names}" if names else "Analysis", told))

    def events(self, module: Mapping[str, Any]) -> None:
        if not module:
            return
        self.head("Adverse events", _str(module, "description"))
        self.text(_told("Time frame", _str(module, "timeFrame")))
        groups = self.groups(module, "eventGroups")
        by_id = {_str(one, "id"): one for one in _list(module, "eventGroups")}
        if groups:
            self.row(["Event (affected / at risk)", *groups.values()], head=True)
        for label, name in (("Death from any cause", "deaths"), ("Serious adverse events", "serious"),
                            ("Other adverse events", "other")):  # fmt: skip
            counts = [_share(by_id[group], f"{name}NumAffected", f"{name}NumAtRisk") for group in groups]
            if any(counts):
                self.row([f"{label}, total", *counts])
        for label, name in (("serious", "seriousEvents"), ("other", "otherEvents")):
            for event in _list(module, name):
                stats = {_str(one, "groupId"): one for one in _list(event, "stats")}
                counts = [_share(stats.get(group, {}), "numAffected", "numAtRisk") for group in groups]
                self.row([f"{_str(event, 'term')} ({label}; {_str(event, 'organSystem')})", *counts])

    # Parts that several modules share.

    def head(self, title: str, *texts: str) -> None:
        self.writer.paragraph(title, "subheading", "results", "registry-module")
        for text in texts:
            self.text(text)

    def groups(self, module: Mapping[str, Any], key: str) -> dict[str, str]:
        """The titles of groups by their ids; what the groups are is written as text."""
        found = {}
        for one in _list(module, key or "groups"):
            found[_str(one, "id")] = _str(one, "title")
            if _str(one, "description"):
                self.text(_told(_str(one, "title"), _str(one, "description")))
        return found

    def denominators(self, module: Mapping[str, Any], groups: Mapping[str, str]) -> None:
        if groups:
            self.row(["", *groups.values()], head=True)
        for one in _list(module, "denoms"):
            counts = {_str(count, "groupId"): _str(count, "value") for count in _list(one, "counts")}
            self.row([f"{_str(one, 'units')} analysed (n)", *(counts.get(group, "") for group in groups)])

    def table(self, measure: Mapping[str, Any], groups: Mapping[str, str], label: str) -> None:
        for group in _list(measure, "classes"):
            for category in _list(group, "categories"):
                named = filter(None, (label, _str(group, "title"), _str(category, "title")))
                values = {_str(one, "groupId"): _value(one) for one in _list(category, "measurements")}
                self.row([" – ".join(named), *(values.get(one, "") for one in groups)])

    def row(self, cells: Sequence[str], head: bool = False) -> None:
        self.rows += 1
        if self.rows <= MOST_ROWS:
            self.writer.row(cells, "results", "registry-table-head" if head else "registry-table")

    def text(self, text: str) -> None:
        for part in text.split("\n"):
            self.writer.paragraph(part, "paragraph", None, "registry-text")


def _of(value: Any, *path: str) -> Mapping[str, Any]:
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def _list(value: Any, *path: str) -> Sequence[Any]:
    found = _of(value, *path[:-1]).get(path[-1])
    return found if isinstance(found, list) else ()


def _str(value: Any, *path: str) -> str:
    found = _of(value, *path[:-1]).get(path[-1])
    return str(found).replace("\r", "") if isinstance(found, (str, int, float)) and not isinstance(found, bool) else ""


def _words(value: Any, *path: str) -> str:
    return _word(_str(value, *path))


def _word(code: object) -> str:
    """A code such as NON_RANDOMIZED in words."""
    text = str(code)
    return text.replace("_", " ").capitalize() if text.isupper() else text


def _told(label: str, value: str, brackets: str = "", more: str = "") -> str:
    """A line such as "Primary outcome: Pain [12 weeks]. As told by patients"; "" where there is nothing to tell."""
    if not (value or brackets or more):
        return ""
    said = f"{label}: {value}" if value else label
    return f"{said}{f' [{brackets}]' if brackets else ''}{f'. {more}' if more else ''}"


def _in_brackets(value: str, more: str) -> str:
    return f"{value} ({more.casefold()})" if value and more else value


def _count(one: Mapping[str, Any]) -> str:
    return _str(one, "numSubjects") or _str(one, "comment")


def _share(one: Mapping[str, Any], part: str, whole: str) -> str:
    affected, at_risk = _str(one, part), _str(one, whole)
    return f"{affected}/{at_risk}" if affected and at_risk else affected


def _value(one: Mapping[str, Any]) -> str:
    """A measurement as it is written in reports: 5.1 (2.3), or 5.1 (1.2 to 9.8)."""
    value, spread = _str(one, "value"), _str(one, "spread")
    low, high = _str(one, "lowerLimit"), _str(one, "upperLimit")
    if spread:
        return f"{value} ({spread})"
    return f"{value} ({low} to {high})" if low or high else value

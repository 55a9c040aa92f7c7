"""Registers of trials: ClinicalTrials.gov as JSON, ICTRP as XML, and what tables of trials share with them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attest.ingest.exports.identifiers import register_of
from attest.ingest.exports.made import make
from attest.ingest.exports.markup import elements, under
from attest.ingest.exports.objects import at, objects, strings
from attest.ingest.exports.origins import Origin
from attest.ingest.exports.record import Record, Rejected

JSON, ICTRP = "ClinicalTrials.gov JSON", "ICTRP XML"
_EUCTR = re.compile(r"^EUCTR[\s-]?(\d{4}-\d{6}-\d\d)(?:-\w+)?$", re.I)
_KINDS = {"RESULT": "results in", "DERIVED": "further report in"}


def trial_origin(number: str, platform: str) -> Origin:
    """The register that a number belongs to, and the record's id by it."""
    euctr = _EUCTR.match(number.strip())
    number = euctr[1] if euctr else "".join(number.split())
    register = register_of(number)
    prefix = "nct" if register == "clinicaltrials.gov" else register or "ictrp"
    return Origin(platform if platform != "ICTRP" else "ICTRP", platform, f"{prefix}:{number}" if number else "")


def read_json(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records of an export of ClinicalTrials.gov, in the shape of its second interface; raises `Unreadable`."""
    for one in objects(parts, file, "protocolSection"):
        yield one if isinstance(one, Rejected) else _study(one[1], one[2], file, one[0])


def _study(study: Mapping[str, Any], raw: str, file: str, position: int) -> Record | Rejected:
    told = at(study, "protocolSection") or at(study, "Study", "ProtocolSection") or study
    names = at(told, "identificationModule") or {}
    number = str(at(names, "nctId") or "")
    others = [*strings(at(names, "secondaryIdInfos"), "id"), *strings(at(names, "nctIdAliases"))]
    official, brief = str(at(names, "officialTitle") or ""), str(at(names, "briefTitle") or "")
    conditions, status = at(told, "conditionsModule") or {}, at(told, "statusModule")
    published = [
        (_KINDS[str(one.get("type"))], f"pmid:{one['pmid']}" if one.get("pmid") else str(one.get("citation") or ""))
        for one in at(told, "referencesModule", "references") or ()
        if isinstance(one, Mapping) and str(one.get("type")) in _KINDS
    ]
    return make(
        file=file,
        position=position,
        format=JSON,
        origin=trial_origin(number, "ClinicalTrials.gov"),
        raw=raw,
        kinds=["registration"],
        export_id=number,
        title=official or brief,
        authors=strings([at(told, "sponsorCollaboratorsModule", "leadSponsor", "name")]),
        year=str(at(status, "studyFirstSubmitDate") or at(status, "startDateStruct", "date") or ""),
        registrations=[number, *others],
        abstract=str(at(told, "descriptionModule", "briefSummary") or ""),
        keywords=[
            *strings(at(conditions, "conditions")),
            *strings(at(conditions, "keywords")),
            *strings(at(told, "armsInterventionsModule", "interventions"), "name"),
        ],
        urls=[f"https://clinicaltrials.gov/study/{number}"] if number else (),
        notes=[brief] if official and brief != official else (),
        relations=published,
    )


def read_ictrp(parts: Iterable[str], file: str) -> Iterator[Record | Rejected]:
    """Records and rejected entries of an export of ICTRP in XML; raises `Unreadable`."""
    for one in elements(parts, "Trial", file):
        yield one if isinstance(one, Rejected) else _trial(one[1], one[2], file, one[0])


def _trial(tree: ET.Element, raw: str, file: str, position: int) -> Record | Rejected:
    def told(*names: str) -> str:
        return next((text for name in names if (text := under(tree, name) or under(tree, name.lower()))), "")

    number = told("TrialID", "Trial_ID", "TrialId")
    scientific, public = told("Scientific_title"), told("Public_title")
    euctr = _EUCTR.match(number)
    return make(
        file=file,
        position=position,
        format=ICTRP,
        origin=trial_origin(number, "ICTRP"),
        raw=raw,
        kinds=["registration"],
        export_id=number,
        title=scientific or public,
        authors=[told("Primary_sponsor").replace(";", ",")],
        year=told("Date_registration3", "Date_registration"),
        registrations=[euctr[1] if euctr else number, told("Secondary_ID", "Secondary_IDs", "SecondaryIDs")],
        keywords=[part for text in (told("Condition"), told("Intervention")) for part in text.split(";")],
        urls=[told("web_address")],
        notes=[text for text in (public if scientific != public else "", told("Acronym")) if text],
    )

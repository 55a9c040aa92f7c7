"""Which format an export has, by its content alone: names of files tell nothing reliable."""

from __future__ import annotations

import re
from pathlib import Path

from attest.ingest.exports import bibtex, cochrane, csl, endnote, medline, ovid, pubmed, refer, ris, trials, wos
from attest.ingest.exports.reading import HEAD, head_of
from attest.ingest.exports.rows import table_of

TABLE, WORKBOOK = "CSV", "XLSX"
UNKNOWN = ""
_RIS = re.compile(r"^[ \t\ufeff]{0,4}TY {1,2}-", re.M)
_RIS_END = re.compile(r"^(?:[A-Z][A-Z0-9]  - .*\n)+ER  -", re.M)
_MEDLINE = re.compile(r"^(?:PMID|OWN |STAT|DCOM|PMCR|PMC ) ?-", re.M)
_MEDLINE_TITLE = re.compile(r"^TI  ?-", re.M)  # other formats have one too
_WOS = re.compile(r"^(?:FN (?:Clarivate|Thomson|ISI)|PT [A-Z]$)", re.M)
_COCHRANE = re.compile(r"^Record #\d+ of \d+\s+(?:ID|AU|TI): ", re.M)
_REFER = re.compile(r"^%[0AEFTDX](?:[ \t]|$)", re.M)
_XML = re.compile(
    r"<(PubmedArticle(?:Set)?|PubmedBookArticle(?:Set)?|records?|Trials_downloaded_from_ICTRP|Trial)[\s>]"
)
_XML_FORMATS = {"P": pubmed.FORMAT, "r": endnote.FORMAT, "T": trials.ICTRP}
_TRIAL = re.compile(r'"(?:protocolSection|ProtocolSection|nctId|NCTId)"\s*:')
_ITEM = re.compile(r'"(?:type|title|DOI|author|issued|container-title|id)"\s*:')


def recognise(path: Path) -> str:
    """The name of the format; "" where the content is none that is known."""
    with path.open("rb") as source:
        start = source.read(8)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return WORKBOOK
    return recognise_text(head_of(path))


def recognise_text(head: str) -> str:
    """The name of the format that a file's beginning shows."""
    head = "\n" + head.replace("\r\n", "\n").replace("\r", "\n")
    start = head.lstrip()
    if start.startswith("<") and (found := _XML.search(start)):
        return _XML_FORMATS[found[1][0]]
    if start.startswith(("{", "[")):
        if _TRIAL.search(head):
            return trials.JSON
        if _ITEM.search(head):
            return csl.FORMAT
    # The first sign of a format decides: an abstract may quote another's.
    signs = ((_RIS, ris.FORMAT), (_WOS, wos.FORMAT), (_MEDLINE, medline.FORMAT), (bibtex.START, bibtex.FORMAT),
             (_REFER, refer.FORMAT), (ovid.START, ovid.FORMAT),
             (_COCHRANE, cochrane.FORMAT))  # fmt: skip
    found_at = [(match.start(), name) for sign, name in signs if (match := sign.search(head))]
    if not found_at and not _RIS_END.search(head) and (title := _MEDLINE_TITLE.search(head)):
        found_at = [(title.start(), medline.FORMAT)]
    table = table_of(head)
    if table and not any(at == 0 for at, _ in found_at) and len(table[0].names) > 1:
        return TABLE
    if found_at:
        at, name = min(found_at)
        return ris.FORMAT if name == medline.FORMAT and _RIS_END.search(head[:at]) else name
    if _RIS_END.search(head):
        return ris.FORMAT
    if table and (len(table[0].names) > 1 or len(head) < HEAD):
        return TABLE
    return UNKNOWN

"""The mark of a citation: its id in a form that is found again in any field of any file.

`[attest:doi:10.1136/ard.2020.1]`. Inside stand only letters, digits and signs that no format gives a meaning; all
others are percent-encoded, brackets among them. The closing bracket says that the id is whole: a mark that was cut is
none.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

START = "[attest:"
_SAFE = "-._~:/()"
_MARK = re.compile(r"\[\s*attest\s*:([\w\s.~:/()%\\-]{3,4000}?)\]", re.ASCII | re.IGNORECASE)
_ID = re.compile(r"[a-z]+:.", re.DOTALL)
_INSERTED = re.compile(r"[\s\\]+")  # by tools that wrap lines, or that write BibTeX; no id has them unencoded
_CODE = re.compile(r"%[0-9a-fA-F]{2}")


def mark(citation_id: str) -> str:
    """The mark of a citation."""
    return f"{START}{quote(citation_id, safe=_SAFE)}]"


def find_ids(text: str) -> list[str]:
    """The ids of all whole marks in a text, in their order, each once."""
    if "[" not in text:
        return []
    found = (_id_of(_INSERTED.sub("", inside)) for inside in _MARK.findall(text))
    return list(dict.fromkeys(filter(None, found)))


def _id_of(inside: str) -> str:
    """The id that stands encoded inside of a mark; "" where that is no encoding of one."""
    name = unquote(inside)
    again = quote(name, safe=_SAFE)
    return name if _ID.match(name) and again == _CODE.sub(lambda code: code[0].upper(), inside) else ""

"""Names of people in lists, in one style each: "Roe A, Poe B" or "Ann Roe, MD, and Bo Poe"."""

from __future__ import annotations

import re

from attest.ingest.citation import CAPITAL, Part
from attest.ingest.groups import behind_group

NAME_WORD = rf"{CAPITAL}(?:[^\W\d_]|[’'‐´`-])+"
PARTICLE = r"(?:(?:D[ao]s?|van|von|de|der|den|del|las|los|della|di|da|dos|du|la|le|ten|ter|bin|al|el|st\.?)[\s-]+){0,3}"
DEGREES = (
    r"(?:PhD|P[Hh]\.D\.?|MD|M\.D\.?|R\.N\.?|(?:M\.P\.H|M\.H\.S|M\.B\.A|B\.S\.N|M\.S\.N|Sc\.D|Pharm\.D|D\.V\.M)\.?|"
    r"(?:M\.S|B\.S|M\.B|D\.O)\.(?=\s*(?:[,;\d]|and\b|&|$))|(?:BA|Ba|[BMD])(?:pp|iomed|"
    r"ed)?\.?Sc(?:\([A-Za-z]+\))?|MSc|MS|M\.Sc\.?|MPH|BSc|MBBS|MB|BS|DPhil|FRCP|MBChB|RN|PharmD|DO|"
    r"MA|BA|DrPH|ScD|DSc|D\.\s?Sc|M\.\s?Sc|Dr\.?\s?P\.?H|"
    r"FACC|FAHA|MHS|MBA|RD|DDS|MRCP|FRCPC|FACP|FRCS(?:Ed|I)?|FACS|MBBCh|MMedSc|MMed|MMSc|MHSc|MSPH|MPhil|EdD|PsyD|DNP|BSN|"
    r"MSN|RRT|"
    r"FRACP|FRACS|FANZCA|FRCA|FCCP|FCCM|FACEP|FAAP|FESC|FAAN|DMSc|DMD|DVM|BPharm|BDS|MDS|DPT|MSW|MEd|MPP|MBChB|"
    r"BMBS|BMedSc|APRN|RPh|MRCPsych|"
    r"MRCOG|FRCOG|FRCR|MCh|MDCM|ScM|CCRP|PGDip|CRNA|FACOG|FIDSA|FASN|PHM|MLS|MES|MClinSc)"
)
# A degree with stops, whatever it is, behind a comma: ", M.P.H.,".
DOTTED = rf",\s*(?:{CAPITAL}[a-z]{{0,4}}\.\s?){{1,4}}(?:{CAPITAL}\.?)?(?=\s*[,;]|\s*$)"
# A degree that no list knows: ", DipMgt1", ", MHealthSc": capitals within a word, behind a comma and before a mark.
OTHER_DEGREE = r",\s*(?:[A-Z][a-z]{1,7}[A-Z]|[A-Z]{2,4}[a-z]{1,6}[A-Z])[A-Za-z]{0,7}(?=[\d*†]|\s*;|\s*$)"
# A person's profession behind the name: "assistant professor", "consultant in public health".
PROFESSION = re.compile(
    r",\s+(?:(?:and\s+)?[a-z][\w’'& /-]{0,50}\s)?(?:professor|fellow|lecturer|reader|researcher|physician|doctor|"
    r"consultant|director|student|"
    r"scientist|\w+ologist|\w*statistician|nurse|registrar|head|chair|chief|resident|surgeon|manager|coordinator|"
    r"analyst|specialist|associate|"
    r"assistant|officer|practitioner|economist|psychiatrist|\w*therapist|midwife|dieti[tc]ian|pharmacist|"
    r"investigator|trainee|candidate|adviser|"
    r"instructor|leader|intern|technician|engineer|president|dean|trialist|methodologist|nutritionist|"
    r"p(?:a)?ediatrician|anaesthetist|dentist)"
    r"(?:\s(?:of|in|for|and|emeritus)\b[\w’'& /-]{0,60})?(?=[\s\d*†‡§¶,]*$|[\d\s]*,)"
)
SURNAME_INITIALS = (
    rf"{PARTICLE}{NAME_WORD}(?:[\s-](?!{DEGREES}\s){PARTICLE}{NAME_WORD}){{0,2}}(?:,\s+(?!{DEGREES}\b)|"
    rf"\s+(?!{DEGREES}\s[a-k]\b))(?:{CAPITAL}\.?[\s-]?){{1,4}}"
)
VANCOUVER = re.compile(
    rf"(?!(?:THE|FOR|AND|ON BEHALF)\b)(?:{SURNAME_INITIALS}(?:\s(?:Jr|Sr|II|III|2nd|3rd))?)(?=[,.;\s\d*†‡§]|"
    rf"\(\d|$|(?<=\.)[a-k]{{1,2}}(?:[,;\s∙·•]|$))"
)
_LINKS = r"(?:View|See|Show)\s(?:all|more|less|fewer)"  # "Bo Poe   View all authors and affiliations"
GIVEN_SURNAME = re.compile(
    rf"(?!(?:AND|FROM|From|FROM|FOR|For|ON BEHALF|On behalf|THE|The|BY|To|(?:M\.?D\.?|PhD)?Authors?|ORCID|"
    rf"{_LINKS})\b)(?:{NAME_WORD}|"
    rf"{CAPITAL}\.?(?:\s?{CAPITAL}\.)?)(?:[\s-]+(?!{DEGREES}\b(?!\s{CAPITAL}[\w’'-]*[a-zß-ÿ])|(?:AND|"
    rf"FROM|From|BY|Authors?|ORCID|{_LINKS})\b)(?:{CAPITAL}\.(?:\s?{CAPITAL}\.)?|"
    rf"{CAPITAL}(?=\s)|{CAPITAL}{{2,3}}(?=\s+{CAPITAL}[\w’'-]*[a-zß-ÿ])|"
    rf"{PARTICLE}{NAME_WORD})){{1,4}}(?:\s(?:2nd|3rd)\b)?"
)
# "Roe, Ann Maria; Poe, Bo": the family name first, parted by semicolons.
INVERTED = re.compile(
    rf"{PARTICLE}{NAME_WORD}(?:[\s-]{PARTICLE}{NAME_WORD}){{0,2}},\s+(?!{DEGREES}(?![^\W\d_])){CAPITAL}(?:[^\W\d_]|"
    rf"[’'.-])*"
    rf"(?:[\s-](?!{DEGREES}(?![^\W\d_]))(?:{PARTICLE}{NAME_WORD}|{CAPITAL}\.?)){{0,3}}(?=\s*(?:[;\d*†‡§¶(\[]|$|"
    rf"{DEGREES}(?![^\W\d_])))"
)
# "Roe1, Poe2, Doe3 et al. 2014": family names alone, each with the mark of its institution, and more people behind.
MARKED_FAMILY = re.compile(rf"{PARTICLE}{NAME_WORD}(?:[\s-]{NAME_WORD})?(?=\s?\d)")
TITLES = r"(?:Prof(?:essor)?|Dra?|DrC|Dr\.?C|Assoc\.?\s+Prof|Mr|Mrs|Ms|Lic|Ing|Mg|MS[cC]|MsC|Esp|Téc|Est|Al)\b\.?\s+"
_BY = (
    r"(?:[Bb]y:?|Authors?(?:\s?:|\(s\)\s?:)?|"
    r"(?i:verfasst von|auteurs?|autor(?:es|en|i|zy)?|autorinnen und autoren|verfasser)\s?:)"
)
_ORCID = r"(?:\d{4}-){3}\d{3}[\dX]\s?"
BEFORE_NAMES = re.compile(
    rf"(?:Author links open overlay panel:?\s*)|\d{{1,2}}(?={CAPITAL}[^\W\d_]+[\s.])|(?:{_BY}\s+)?(?:{TITLES})+|"
    rf"{_BY}\s+|(?:posted on [\d-]{{10}}, [\d:]{{5}} )?authored by\s+|"
    rf"[•·]\s+|(?:View\s)?ORCID Profile\s*|{_ORCID}|[*†]\s?(?={CAPITAL})"
)
DOTTED_DEGREE = re.compile(
    r"(?:M\.D|Ph\.D|D\.Sc|M\.Sc|B\.A|M\.A|M\.S)\.\s"
)  # "M.D. Town": no initials, where others have names
AT_WORK = re.compile(r"(?<=\S)\s(?:Department|Division|Section|Institute|School|Faculty)s?$")
GLUED = re.compile(r"[a-zß-ÿ]ID$")  # the icon of a researcher's number, glued to the name
# "Roe, Poe, and Doe: A title": family names alone, before what they wrote.
FAMILY_NAMES = re.compile(
    rf"(?P<names>(?:{PARTICLE}{NAME_WORD},\s+){{1,30}}(?:and|&)\s+{PARTICLE}{NAME_WORD}|"
    rf"{PARTICLE}{NAME_WORD}\s+(?:and|&)\s+{NAME_WORD}|"
    rf"{PARTICLE}{NAME_WORD}\s+et\s+al\.?):\s+(?={CAPITAL})"
)
# The town where somebody works, in brackets behind the name; what is written in capitals alone may be an abbreviation.
PLACE = (
    rf"[(\[](?:(?={CAPITAL}[^()\[\]\d]{{0,60}}[a-zß-ÿ]){CAPITAL}[^()\[\]\d]{{1,80}}|U\.?S\.?(?:A\.?)?|U\.?K\.?)[)\]]"
)
# What stands between two names: marks of affiliations, degrees, then a comma, a semicolon or "and".
BETWEEN_NAMES = re.compile(
    rf"(?:,\s(?=,\d))?(?:\s{{0,2}}(?:ORCID:?\s)?(?:https?://)?orcid\.org/[\dX-]{{15,22}})?(?:[\d*†‡,]{{0,6}}\s?{PLACE}(?=\s?[,;\d*†‡]|"
    rf"\s(?:and|AND|"
    rf"&)\s))?(?:ID(?=[\d,*]))?(?:\s\((?i:(?:co-?)?chair(?:man|woman|person)?|moderator|speaker|presenter)\)(?=[,\d]))?"
    rf"(?:(?<=\.)[a-k]{{1,2}}(?=\s*[,;∙·•])|\s[a-k*†‡](?:,\s?[a-k\d*†‡]+(?![^\W\d_])|\s[a-k\d*†‡](?!\w)"
    rf")*(?=\s*[,;*∙·•])|(?:,[a-k*]\b)+(?=\s*[,;*])|"
    rf"\s?(?:\(\d{{1,2}}(?:,\s?\d{{1,2}})*\))+(?=\s*[,;])|\s?,?\s?(?:I{{1,3}}|IV|VI{{0,3}}|IX)(?:,\s?(?:I{{1,3}}|IV|"
    rf"VI{{0,3}}))*(?=\s?[,;]|\s(?:and|y|e|i|{TITLES})\b)|"
    rf"\s?[\d*†‡§¶,]*(?:\s?\d[\d,\s]*(?:\s?[*†‡§¶]+)?)?)(?:{DOTTED}|{OTHER_DEGREE}|\s*,?\s*{DEGREES}(?:\s?[a-k*](?!\w)"
    rf"(?:,\s?[a-k*](?!\w))*)"
    rf"?(?![^\W\d_])\.?(?:,\s*[A-Z]{{2,6}}(?=\s*[,;*\d†]))*)*[\d*†‡§¶]*"
    rf"(?:\s*,\s?\*)?(?:,(?=,))?\s*(?:,?\s*\[?(?:\.{{3}}|…)\]?\s*,?\s*(?:and\s|&)?|,\s?\d{{1,2}}(?:\s?,\s?[\d*†‡§]{{1,2}})*\s+(?={CAPITAL})|[,;]\s*(?:and|AND|&)\s|"
    rf",[*†‡§¶]+(?=\s+{CAPITAL})|,|"
    # "Ann Roe1 Bo Poe2": marks alone part the names
    rf"(?<=[\d*†‡])\s?(?=(?:{NAME_WORD}|{CAPITAL}\.)(?:\s(?:{PARTICLE}{NAME_WORD}|{CAPITAL}\.?)){{1,3}}[\d*†‡])|"
    rf";|\band\b|"
    rf"\bAND\b|(?<=\s)(?:y|e|et|und|i)\s|&|[·∙•]|\||"
    rf"(?<=[IV]\s)(?={TITLES}))\s*(?:[*†‡§]\s+(?={CAPITAL}))?"
)
ROMAN = re.compile(r"\s(?:I{1,3}|IV|VI{0,3}|IX)$")  # the mark of an institution, glued to no name
# The second part of a family name that is joined to the first: "Ribeiro e Silva".
JOINED = re.compile(rf"\s(?:e|y|i)\s{NAME_WORD}(?=\s?[\d*†‡§,;]|\s*$)")
# Words of institutions and of journals: a capitalised phrase with one of them is no person.
ORGANISATION = re.compile(
    r"\b(?:Universit\w+|Hospitals?|Hospices?|Institut\w*|Departments?|Division|School|Faculty|"
    r"College|Centre|Center|Clinic|Unit|"
    r"Research|Region|Health|Care|Control|Medicine|Sciences?|Group|Society|Association|Laboratory|"
    r"Foundation|Council|Trial|Study|Registry|GROUP|STUDY|INVESTIGATORS|REGISTRY|Collaborati(?:on|ve)|Trialists|"
    r"Network|Consortium|Investigators|Collaborators|Coauthors|Committee|Program\w*|Service|Ministry|Agency|"
    r"Journal|Review)\b"
)
# The raised marks of institutions behind names and before their addresses: "Ann Roe¹,³, Poe B²", "¹ Dale Hospital".
RAISED = re.compile(
    r"(?:(?<=[a-zß-ÿ]{2})(?<!cm)(?<!mm)|(?<=\s[A-HJ-Z])|(?<=[A-Z]{2})|(?<=\.)|(?<=\n))[⁰¹²³⁴-⁹]+(?:,\s?[⁰¹²³⁴-⁹]+)*"
)
LIFTED = re.compile(r"(?<=[a-zß-ÿ])\^(?=\d)")  # "Ann Roe^1,": raised by a program that writes plain text
CROSSED = re.compile(r"(?<=[\da-z])#(?=\s?(?:[,;&]|and\b|$))", re.M)  # "Bo Poe2#": another mark of what a footnote says
LEADING_DEGREE = re.compile(rf"(?:{DEGREES}|(?:FRC|MRC|FAC|FRA)[A-Za-z]{{1,5}})\s+(?={CAPITAL}\S*\s)")
GLUED_LETTER = re.compile(r"[^\W\d_]{2}[a-k]$")
MOST = 0.7  # of the names of a list
HEAD = 8000  # characters of a text among which its authors stand
LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
GROUP_BEHIND = re.compile(r"\s*(?:study|trial|research)\s+(?:group|team|investigators|collaborators)\b")
ET_AL = re.compile(r"[.,;\s\d*†‡§]*\bet\s+al\b\.?", re.I)


def with_level_marks(text: str) -> str:
    """A text of the same length, the raised marks of whose authors, in its head, stand as plain figures."""
    head = RAISED.sub(lambda found: found.group().translate(LEVEL), text[:HEAD])
    return CROSSED.sub("*", LIFTED.sub(",", head)) + text[HEAD:]


def family_name(name: str) -> str:
    """The family name of "Lópes J", "Lópes, J." or "Ana Lópes"."""
    name = re.sub(r"[\d*†‡§,]+$", "", name.strip()).strip()
    if "," in name:
        return name.split(",")[0].strip()
    words = name.split()
    if len(words) > 1 and re.fullmatch(rf"(?:{CAPITAL}\.?-?){{1,4}}", words[-1]) and len(words[-1]) <= 5:
        return " ".join(words[:-1])
    for at, word in enumerate(words[1:], start=1):
        if word[0].islower():
            return " ".join(words[at:])
    return words[-1] if words else name


def author_list(text: str, start: int, end: int) -> tuple[tuple[Part, ...], bool, int]:
    """Names at the beginning of a stretch: in one style, separated by commas; whether "et al." follows; the end."""
    styles = (VANCOUVER, GIVEN_SURNAME, INVERTED) if ";" in text[start:end] else (VANCOUVER, GIVEN_SURNAME)
    if (behind := behind_group(text, start, end)) > start:
        signed = max((_names_in(style, text, behind, end) for style in styles), key=lambda one: one[2])
        if len(signed[0]) > 1 and (text[behind - 2] != "." or VANCOUVER.match(text, behind, end)):
            return signed
    read = [_names_in(style, text, start, end) for style in styles]
    if not any(names for names, _, _ in read) and (marked := _names_in(MARKED_FAMILY, text, start, end))[1]:
        return marked
    return max(read, key=lambda one: one[2])


def _names_in(style: re.Pattern[str], text: str, start: int, end: int) -> tuple[tuple[Part, ...], bool, int]:
    """The names of one style; a lone name counts where initials or "et al." show that it is one."""
    names: list[Part] = []
    at = start
    if lead := BEFORE_NAMES.match(text, at, end):
        at = lead.end()
    while at < end:
        found = style.match(text, at, end)
        if not found:
            break
        name = found.group().rstrip(" ,")
        if style is GIVEN_SURNAME and names and (work := AT_WORK.search(name)) and " " in name[: work.start()]:
            name = name[: work.start()]  # "… and Bo Poe Department of Medicine": no comma before the institution
        if (
            ORGANISATION.search(name)
            or GROUP_BEHIND.match(text, at + len(name), end)
            or (names and DOTTED_DEGREE.match(name) and names[0][0][1] != ".")
        ):
            break
        if style is VANCOUVER and name.endswith(".") and not re.search(r"\.\s?[A-Z]\.$|,\s[A-Z]\.$", name):
            name = name.rstrip(".")
        if GLUED.search(name):
            name = name[:-2]
        if joined := JOINED.match(text, at + len(name), end):
            name = text[at : joined.end()]
        names.append((name, at, at + len(name)))
        at += len(name)
        if style is GIVEN_SURNAME and (does := PROFESSION.match(text, at, end)):
            at = does.end()
        mark = BETWEEN_NAMES.match(text, at, end)
        if not mark or mark.end() == at:
            break
        at = mark.end()
        if lead := BEFORE_NAMES.match(text, at, end):
            at = lead.end()
    more = (ET_AL.match(text, names[-1][2], end) or ET_AL.match(text, at, end)) if names else None
    if names and (more or len(names) > 1 or style is VANCOUVER):
        return _without_leading_degrees(_without_roman(names)), more is not None, more.end() if more else names[-1][2]
    return (), False, start


def _without_roman(names: list[Part]) -> tuple[Part, ...]:
    """Names without the Roman numbers of institutions, where they stand behind two of them: "Ana Roe I, Bo Poe II"."""
    bare = [ROMAN.sub("", name) for name, _, _ in names]
    if sum(len(short) < len(name[0]) for short, name in zip(bare, names, strict=True)) < min(2, len(names) - 1):
        return tuple(names)
    return tuple((short, start, start + len(short)) for short, (_, start, _) in zip(bare, names, strict=True))


def _without_leading_degrees(names: tuple[Part, ...]) -> tuple[Part, ...]:
    """Names without the degrees of those before them, which no comma parts: "Ann Roe, MD  Bo Poe, FRCPath  Cy Doe"."""
    led = [LEADING_DEGREE.match(name) for name, _, _ in names]
    if names and (led[0] or sum(found is not None for found in led) < max(1, (len(names) - 1) // 2)):
        return names
    return tuple(
        (name[found.end() :], start + found.end(), end) if found else (name, start, end)
        for found, (name, start, end) in zip(led, names, strict=True)
    )


def without_last_letters(names: tuple[Part, ...]) -> tuple[Part, ...]:
    """Names without the letters of institutions that end them, where most have one: "Roea", "Poeb"."""
    glued = [GLUED_LETTER.search(name[0]) is not None for name in names]
    if len(names) < 2 or sum(glued) < MOST * len(names):
        return names
    return tuple(
        (name[0][:-1], name[1], name[2] - 1) if ends else name for name, ends in zip(names, glued, strict=True)
    )


def family_names(text: str, start: int, end: int) -> tuple[Part, ...]:
    """The family names before a colon at the beginning of a stretch: "Roe, Poe, and Doe: A title"."""
    found = FAMILY_NAMES.match(text, start, end)
    if not found:
        return ()
    names = re.compile(rf"(?!and\b){PARTICLE}{NAME_WORD}").finditer(text, start, found.end("names"))
    return tuple((name.group(), *name.span()) for name in names)

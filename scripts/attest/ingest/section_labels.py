"""Labels of a report's parts: headings on a line of their own, and those that run into a paragraph."""

from __future__ import annotations

from functools import cache, lru_cache

from attest.expressions import quick as re
from attest.ingest.rules import sections

NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+(?=[A-Z])")
BARE = (
    "(?:Importance|Design, [Ss]etting,? and [Pp]articipants|Data [Ss]ources(?: and [Ss]tudy [Ss]election)?|"
    "Study [Ss]election|Data [Ee]xtraction(?: and [Ss]ynthesis)?|Data [Ss]ynthesis|Review [Mm]ethods|"
    "Eligibility [Cc]riteria(?: for [Ss]electing [Ss]tudies)?|Outcome [Mm]easures?|Main [Rr]esults|"
    "Main Outcomes and Measures|Conclusions and Relevance|Meaning|"
    "(?:Patients?|Materials?|Subjects|Participants) (?:and|&) [Mm]ethods|Methods and [Rr]esults|Study [Dd]esign|"
    "Study [Dd]esign and [Ss]etting|Design|Setting|Participants|Interventions|"
    "Main outcome measures?|Main Outcome Measures?|"
    "Background|BACKGROUND|Introduction|Objectives?|OBJECTIVES?|Aims?|AIMS?|Purpose|PURPOSE|"
    r"Methods?|METHODS?|Results?(?!\s+(?:First\s+)?(?:Posted|Submitted|Overview)\b)|RESULTS?|Findings|"
    r"Case presentation|Case report|Case description|"
    "Discussion|DISCUSSION|Interpretation|Conclusions?|CONCLUSIONS?)"
)
# Labels that stand out by their capitals alone, wherever a sentence begins.
CAPITALS = (
    "(?:BACKGROUND|INTRODUCTION|OBJECTIVES?|AIMS?|PURPOSE|METHODS?|MATERIALS? AND METHODS|"
    "PATIENTS AND METHODS|STUDY DESIGN|DESIGN|SETTING|PARTICIPANTS|"
    "INTERVENTIONS?|MAIN OUTCOME MEASURES?|RESULTS?|FINDINGS|CONCLUSIONS?|DISCUSSION|INTERPRETATION|RATIONALE|"
    "DATA SOURCES|STUDY SELECTION|DATA EXTRACTION(?: AND SYNTHESIS)?|DATA SYNTHESIS|LIMITATIONS|SEARCH METHODS|"
    "SELECTION CRITERIA|DATA COLLECTION AND ANALYSIS|MAIN RESULTS|RESEARCH DESIGN AND METHODS|"
    "EVIDENCE (?:ACQUISITION|SYNTHESIS))"
)


GLUED = (
    "(?:Background|Introduction|Objectives?|Aims?|Purpose|Methods?|Results?|Findings|Discussion|Conclusions?|"
    "Interpretation)"
)


# The shape of a label that is put together from several; whether it is one, `section_of_label` tells.
COMPOSED = r"[A-Z][A-Za-z]{3,}(?:(?:,\s|\s?[/&]\s?|\s)[A-Za-z]+){1,6}"
PARTED = re.compile(r"\s*(?:,\s*(?:and\b|&)?|/|&|\band\b)\s*")
# What such labels name beside the labels that stand alone.
OF_METHODS = frozenset(
    (
        "analyses",
        "analysis",
        "data",
        "design",
        "main outcome",
        "main measures",
        "main outcome variables",
        "material",
        "materials",
        "measure",
        "measurement",
        "measurements",
        "measures",
        "patient",
        "population",
        "procedure",
        "procedures",
        "research design",
        "sample",
        "statistics",
        "subjects",
        "treatment",
        "treatments",
        "variables",
    )
)
ORDER = ("results", "conclusions", "methods", "background")


@cache
def inline_label() -> re.Pattern[str]:
    """A section's label inside a paragraph: at its beginning or after a sentence, with a colon behind it."""
    labels = sorted(
        (label for label, section in sections().items() if section not in ("abstract", "index")),
        key=len,
        reverse=True,
    )
    words = "|".join(re.escape(label) for label in labels)
    return re.compile(
        rf"(?:(?<=^)|(?<=[.!?)\]|:]\s)|(?<=[.!?]\s\s)|(?<=[.!?]))({words})\s*(?::|\.\s?[-–—]|\s[-–—]\s|—)\s*"
        # A label as a sentence of its own, or at the beginning of a paragraph: "Methods. We …", "Results Of 40 …".
        rf"|(?:(?<=^)|(?<=[.!?]\s)|(?<=[.!?]\s\s))((?-i:{BARE}))\.\s+(?=(?-i:[A-Z0-9]))"
        rf"|(?<=^)((?-i:{BARE}))\s+(?=(?-i:An?\s|[A-Z][\w’-]+,?\s|[0-9]|[A-Z]{{2,}}))"
        # Glued to the sentences on both sides, as by a page whose breaks were lost: "… was low.MethodsWe asked …".
        rf"|(?<=(?-i:[a-z\d)%][.!?]))((?-i:{GLUED}))(?=(?-i:[A-Z0-9][a-z \d]))"
        # The same at the beginning of a line; in capitals behind a sentence too: "… was low. METHODS A total of …".
        rf"|(?<=\n)((?-i:{BARE}))\s+(?=(?-i:[A-Z][\w’-]*,?\s|[0-9]))"
        rf"|(?:(?<=[.!?)\]]\s)|(?<=[.!?]\s\s)|(?<=[.!?])|(?<=(?-i:Abstract)\s)|"
        rf"(?<=(?-i:ABSTRACT)\s)|(?<=\|\s))((?-i:{CAPITALS}))\s+(?=(?-i:[A-Z][\w’-]*,?\s|[0-9]))|(?<=^)(abstract|"
        # Labels put together from several: "MEASUREMENTS AND RESULTS: …".
        rf"summary)\s*[:|]\s*|(?:(?<=^)|(?<=[.!?)\]]\s)|(?<=[.!?]\s\s))((?-i:{COMPOSED}))\s*:\s*",
        re.I,
    )


def section_of_heading(text: str) -> str | None:
    """The section that a line opens, where it is a heading; numbering and a closing colon do not matter."""
    bare = NUMBERING.sub("", text.strip()).strip(" :.#*_|")
    return section_of_label(bare) if len(bare) <= 60 else None


@lru_cache(maxsize=4096)
def section_of_label(words: str) -> str | None:
    """The section that a label opens; one put together opens the part that figures are in."""
    folded = " ".join(words.casefold().split())
    if known := sections().get(folded):
        return known
    parts = PARTED.split(folded)
    told = {"methods" if part in OF_METHODS else sections().get(part) for part in parts}
    return next((one for one in ORDER if one in told), None) if len(parts) > 1 and told <= set(ORDER) else None

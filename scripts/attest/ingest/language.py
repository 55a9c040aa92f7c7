"""The language of a text, guessed from its commonest small words."""

from __future__ import annotations

from collections import Counter

from attest.expressions import quick as re

# The small words that tell languages apart; a text needs a few of them before a guess is made.
COMMON = {
    "en": "the of and in with was were to for that is after from by",
    "de": "der die das und mit wurde wurden bei nach nicht eine von zu im",
    "fr": "de la le les des et une dans avec était sont pour par chez après du",
    "es": "de la el los las del con una para fueron en por se que y al",
    "pt": "de a o os das do com uma para foram em por não que ao na",
    "it": "di la il gli della con una per sono che nel alla dei",
    "nl": "het een en van met werd bij niet zijn voor na de",
    "pl": "w z na się do jest nie oraz pacjentów po",
    "cs": "v se na je byl byla pacientů po s pro",
    "sv": "och att med för var på som av till efter",
}
ENOUGH = 6
CHARACTERS = 20_000
SCRIPTS = (
    ("ja", "[\u3040-\u30ff]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("ru", "[\u0400-\u04ff]"),
)
SCRIPT = re.compile("|".join(script for _, script in SCRIPTS))


def language_of(text: str) -> str:
    """An ISO 639-1 code, or "und" where too little speaks for any language."""
    head = text[:CHARACTERS]
    for code, script in SCRIPTS if SCRIPT.search(head) else ():
        if len(re.findall(script, head)) > 0.2 * max(1, len(head)):
            return code
    words = Counter(re.findall(r"[^\W\d_]+", head.casefold()))
    counts = {code: sum(words[word] for word in known) for code, known in _KNOWN.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= ENOUGH else "und"


_KNOWN = {code: frozenset(words.split()) for code, words in COMMON.items()}

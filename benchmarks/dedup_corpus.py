"""Makes a corpus of bibliographic records with known duplicates and hard negatives: `python benchmarks/dedup_corpus.py
10000 FOLDER [SEED]` writes records.csv and clusters.csv, the form of the labelled sets.

Works are drawn from word lists; each is listed by one to five databases, damaged as that database does it. Hard
negatives are works of their own: abstracts of one meeting by one team, parts of a series, errata and comments, protocol
and results, abstract and full paper, preprint and article, the same title in other years.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml
from dedup_damage import copies

Raw = dict[str, Any]

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("dedup_words.yaml").read_text(encoding="utf-8"))
DRUGS, TREATMENTS, CONDITIONS, OUTCOMES, PEOPLE, DESIGNS, SHAPES, FAMILIES, GIVEN, JOURNALS, SENTENCES = itemgetter(
    "drugs", "treatments", "conditions", "outcomes", "people", "designs", "shapes", "families", "given", "journals",
    "sentences",
)(WORDS)  # fmt: skip
# Journals count their volumes from their own beginnings.
FOUNDED = {name: 1812 + 7 * at for at, (name, _, _) in enumerate(JOURNALS)}


class Corpus:
    """Draws works and their records; the same seed gives the same corpus.

    `hard` multiplies the share of works that are easily taken for another, `rough` the chances of damage.
    """

    def __init__(self, seed: int = 1, hard: float = 1.0, rough: float = 1.0) -> None:
        self.dice = random.Random(seed)
        self.hard, self.rough = hard, rough
        self.works = 0

    def until(self, count: int) -> list[Raw]:
        """About `count` records, shuffled; `work` names the work that each one stands for."""
        found: list[Raw] = []
        while len(found) < count:
            for work in self._family():
                self.works += 1
                found += copies({**work, "work": f"w{self.works:07d}"}, self.dice, self.rough)
        found = found[:count]
        self.dice.shuffle(found)
        for number, record in enumerate(found):
            record["record_id"] = f"r{number:07d}"
        return found

    def _family(self) -> Iterator[Raw]:
        """A work alone, or with works that are easily taken for it."""
        kinds: tuple[Any, ...] = (
            self._alone, self._meeting, self._parts, self._erratum, self._comment, self._protocol,
            self._abstract_and_paper, self._annual, self._preprint, self._same_words,
        )  # fmt: skip
        shares = (70.0, *(self.hard * share for share in (4, 3, 3, 3, 4, 5, 3, 3, 2)))
        yield from self.dice.choices(kinds, shares)[0]()

    def _alone(self) -> Iterator[Raw]:
        yield self._article()

    def _meeting(self) -> Iterator[Raw]:
        """Abstracts of one team at one meeting: like titles, the same authors, volume and supplement."""
        first = self._article() | {"issue": f"Suppl {self.dice.randint(1, 4)}", "type": "Conference Abstract"}
        page, letter = self.dice.randint(1, 900), self.dice.choice(("S", "A", "P", ""))
        how = self.dice.choice(("numbers", "words", "same", "outcome"))
        for number in range(self.dice.randint(2, 8)):
            title = first["title"]
            if how == "numbers":
                title = f"{title}: {number + 1}-year results"
            elif how == "words":
                title = f"{title} – {PEOPLE[number]}"
            elif how == "outcome":
                title = self._title(
                    first["words"] | {"o": OUTCOMES[number], "O": OUTCOMES[number].capitalize()}, first["shape"]
                )
            at = f"{letter}{page}"
            page += self.dice.randint(1, 3)
            yield first | {
                "title": title,
                "pages": at,
                "doi": self._doi(),
                "pmid": "",
                "abstract": self._abstract(first["words"]),
            }

    def _parts(self) -> Iterator[Raw]:
        first = self._article()
        style = self.dice.choice(
            (("Part I", "Part II"), ("part 1", "part 2"), ("1.", "2."), ("I", "II"), ("Part A", "Part B"))
        )
        page = self.dice.randint(1, 700)
        for number, name in enumerate(style):
            title = f"{first['title']}. {name}" if name[-1] != "." else f"{first['title']}: {name[0]}"
            at = page + 12 * number
            yield first | {
                "title": title,
                "pages": f"{at}-{at + 11}",
                "doi": self._doi(),
                "pmid": self._pmid(),
                "abstract": self._abstract(first["words"]),
            }

    def _erratum(self) -> Iterator[Raw]:
        first = self._article()
        yield first
        title = self.dice.choice(
            (
                "Erratum: {}",
                "Correction to: {}",
                'Corrigendum to "{}"',
                "{} (Erratum)",
                "{}: Correction",
                "Erratum for {}",
            )
        ).format(first["title"])
        yield self._moved(first, 1) | {"title": title, "abstract": ""}

    def _comment(self) -> Iterator[Raw]:
        first = self._article()
        yield first
        title = self.dice.choice(
            ("Comment on: {}", "Re: {}", "Reply to: {}", "{}: authors' reply", "Commentary: {}", "Letter: {}")
        ).format(first["title"])
        authors = first["authors"] if "epl" in title else self._authors()
        yield self._moved(first, 1) | {"title": title, "abstract": "", "authors": authors}

    def _protocol(self) -> Iterator[Raw]:
        first = self._article()
        base = first["title"].split(":")[0]
        yield first | {
            "title": f"{base}: study protocol for a randomised controlled trial",
            "year": first["year"] - 2,
            "volume": str(int(first["volume"]) - 2),
        }
        yield self._moved(first, 2) | {"title": f"{base}: a randomised controlled trial", "authors": first["authors"]}

    def _abstract_and_paper(self) -> Iterator[Raw]:
        first = self._article()
        other = self._article()
        page = f"{self.dice.choice('SAP')}{self.dice.randint(1, 900)}"
        place = {name: other[name] for name in ("journal", "abbreviation", "issn", "volume")}
        yield (
            first
            | place
            | {
                "issue": "Suppl 1",
                "pages": page,
                "type": "Conference Abstract",
                "doi": self._doi(),
                "pmid": "",
                "year": first["year"] - self.dice.randint(0, 1),
            }
        )
        yield first

    def _annual(self) -> Iterator[Raw]:
        """The same title by the same people every year."""
        first = self._article()
        title = self.dice.choice(
            (
                "Annual report of the {} registry",
                "Statistics on {}",
                "Recommendations for {}: an update",
                "Introduction to the symposium on {}",
            )
        ).format(self.dice.choice(CONDITIONS))
        for number in range(self.dice.randint(2, 5)):
            moved = self._moved(first, number) if number else first
            yield moved | {"title": title, "abstract": self._abstract(first["words"])}

    def _preprint(self) -> Iterator[Raw]:
        first = self._article()
        number = self.dice.randint(10**7, 10**8)
        yield first | {
            "journal": "medRxiv",
            "abbreviation": "medRxiv",
            "issn": "",
            "volume": "",
            "issue": "",
            "pages": "",
            "doi": f"10.1101/{first['year']}.03.01.{number}",
            "pmid": "",
            "type": "Preprint",
        }
        yield first

    def _same_words(self) -> Iterator[Raw]:
        """One team, two papers that differ by a word: another drug, another population."""
        first = self._article()
        yield first
        drug = self.dice.choice(DRUGS)
        words = first["words"] | {"t": drug, "T": drug.capitalize(), "p": self.dice.choice(PEOPLE)}
        title = self._title(words, first["shape"])
        if title != first["title"]:
            yield self._moved(first, 0) | {"title": title, "abstract": self._abstract(words)}

    def _moved(self, first: Raw, years: int) -> Raw:
        """The same journal, another place in it."""
        page = self.dice.randint(1, 1500)
        return first | {
            "year": first["year"] + years,
            "volume": str(int(first["volume"]) + years),
            "issue": str(self.dice.randint(1, 12)),
            "pages": f"{page}-{page + self.dice.randint(0, 3)}",
            "doi": self._doi(),
            "pmid": self._pmid(),
        }

    def _article(self) -> Raw:
        dice = self.dice
        treatment = (
            dice.choice(DRUGS + TREATMENTS)
            if dice.random() < 0.7
            else f"{dice.choice(DRUGS)} plus {dice.choice(DRUGS)}"
        )
        words = {
            "t": treatment,
            "u": dice.choice(DRUGS),
            "c": dice.choice(CONDITIONS),
            "o": dice.choice(OUTCOMES),
            "o2": dice.choice(OUTCOMES),
            "p": dice.choice(PEOPLE),
            "d": dice.choice(DESIGNS),
        }
        words |= {name.upper(): words[name][0].upper() + words[name][1:] for name in "tcod"}
        shape = dice.choice(SHAPES)
        journal, short, issn = dice.choice(JOURNALS)
        year, page, length = dice.randint(1985, 2025), dice.randint(1, 2500), dice.randint(4, 14)
        return {
            "title": self._title(words, shape),
            "words": words,
            "shape": shape,
            "authors": self._authors(),
            "year": year,
            "journal": journal,
            "abbreviation": short,
            "issn": issn,
            "volume": str(year - FOUNDED[journal]),
            "issue": str(dice.randint(1, 12)),
            "pages": f"{page}-{page + length}",
            "doi": self._doi(),
            "pmid": self._pmid(),
            "type": "Journal Article",
            "abstract": self._abstract(words),
        }

    def _title(self, words: dict[str, str], shape: str) -> str:
        return shape.format(**words)

    def _authors(self) -> list[tuple[str, str]]:
        dice = self.dice
        count = min(1 + int(dice.expovariate(0.25)), 25)
        return [
            (dice.choice(FAMILIES), f"{dice.choice(GIVEN)}{dice.choice(('', ' A.', ' M.', ' J.'))}")
            for _ in range(count)
        ]

    def _doi(self) -> str:
        kind = self.dice.choice(("j", "s", "art", "ar"))
        return f"10.{self.dice.randint(1000, 1999)}/{kind}.{self.dice.randint(10**6, 10**9)}"

    def _pmid(self) -> str:
        return str(self.dice.randint(10**6, 4 * 10**7))

    def _abstract(self, words: dict[str, str]) -> str:
        chosen = self.dice.sample(SENTENCES, 8)
        return " ".join(one.format(**words, n=self.dice.randint(10, 999), m=self.dice.randint(2, 99)) for one in chosen)


COLUMNS = (
    "ID", "title", "year", "author", "pages", "volume", "number", "ENTRYTYPE", "journal", "doi", "abstract", "isbn",
)  # fmt: skip


def write(records: list[Raw], folder: Path) -> None:
    """The corpus in the form of the labelled sets."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "records.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for one in records:
            row = {"ID": one["record_id"], "author": " and ".join(one["authors"]), "number": one["issue"]}
            row |= {"ENTRYTYPE": "article", "isbn": one["issn"]}
            rows.writerow(row | {name: one[name] for name in COLUMNS if name in one})
    with (folder / "clusters.csv").open("w", encoding="utf-8", newline="") as out:
        clusters = csv.writer(out, lineterminator="\n")
        clusters.writerow(("cluster", "ID"))
        clusters.writerows((one["work"], one["record_id"]) for one in records)


if __name__ == "__main__":
    write(Corpus(int(sys.argv[3]) if len(sys.argv) > 3 else 1).until(int(sys.argv[1])), Path(sys.argv[2]))

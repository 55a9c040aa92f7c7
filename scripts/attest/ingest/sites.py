"""Lines that a site prints at the head of its pages: names of journals, and lines that are no title."""

from __future__ import annotations

import re

SITE_HOME = re.compile(r"^(?P<journal>(?:The\s+)?[A-Z][\w&’' -]{3,60}?)\s+(?:Home(?:\s*page)?|Journal home)$")
# The path to a page as words alone: "Home Hip Medicine Article".
HOME_WAY = re.compile(r"^Home\s+(?P<journal>[A-Z][\w&’' -]{2,80}?)\s+(?:Original\s+)?Article$")
COCHRANE = re.compile(r"^(?P<journal>Cochrane Database of Systematic Reviews)\b(?!\s*\()")
LOGO = re.compile(r"^(?P<journal>[A-Z][^|\n]{2,120}?)(?<!-) logo(?:\s*Link to (?P=journal)| )?$")

# "Ex J. Author manuscript; available via a library": what a stored manuscript has over its title.
MANUSCRIPT = re.compile(
    r"^(?P<journal>[A-Z][\w&() .’'-]{2,70}?)\.\s(?i:(?:author(?:[’']?s?)?\s)?(?:accepted\s)?(?:manuscript|version)"
    r"\b|accepted manuscript\b|"
    r"published online\b|available (?:in|from|via)\b)"
)
# Sites that carry many journals: their name on the page is not the journal's.
PLATFORMS = re.compile(
    r"\b(?:pubmed|ncbi|pmc|sciencedirect|springer\w*|wiley|jama network|medscape|elsevier|oxford academic|sage|"
    r"tandfonline|"
    r"taylor|karger|cochrane library|clinicaltrials|europe pmc|semantic|researchgate|google|site|pages?|library|news|"
    r"author manuscripts?|nihpa|hhs public access|scielo|dialnet|redalyc|medline|lilacs|bookshelf)\b",
    re.I,
)

_SMALL = r"(?:of|the|and|in|for|on|&|de|del|la|las|los|el|y|e|da|do|dos|das|des|du|et|der|die|das|für|und|in|di|della)"
_WORD = r"(?:[A-ZÀ-Ý][\w’'.&/-]*)"
# "The Example Journal of Medicine", "Annals of Examples", "Revista Española de Ejemplos": nothing but a journal's name.
JOURNAL_NAME = re.compile(
    rf"(?:{_WORD}\s+(?:{_SMALL}\s+)*){{0,6}}"
    r"(?:Journal|Annals|Archives|Bulletin|Proceedings|Transactions|Acta|Revista|Revue|Rivista|Anales|Annales|"
    r"Archivos|Boletín|"
    r"Gaceta|Cadernos|Zeitschrift|Zentralblatt|Wochenschrift)"
    rf"(?:\s+(?:{_SMALL}\s+)*{_WORD}){{0,8}}"
)

# "in Journal of Examples": how a site names the journal below the title.
IN_JOURNAL = re.compile(rf"(?:published\s+)?in:?\s+(?P<journal>(?-i:{JOURNAL_NAME.pattern}))", re.I)
MENU = re.compile(
    r"(?:list of |browse )?archives?|list of issues|(?:journal )?home|browse|contents?|journals?|articles?|"
    r"(?:all |past |back |previous )?(?:issues|volumes)",
    re.I,
)  # pieces of a path that name no journal
# What a site prints for the type of a report, on a line of its own.
KIND = re.compile(
    r"(?:(?:systematic|original|review|research|clinical|case|brief|short|randomi[sz]ed|controlled|open|free|rapid|"
    r"full|extended|concise|cochrane|"
    r"special|invited|scientific|meta-?analys[ei]s|regular|peer-reviewed|basic|narrative|observational|comparative|"
    r"poster|"
    r"conference|featured?|academic)[\s-]*)*"
    r"(?:reviews?(?:\s*[-–]\s*(?:intervention|diagnostic|prognosis|methodology|overview))?|articles?|"
    r"investigations?|research|papers?|reports?|communications?|trials?|stud(?:y|ies)|"
    r"letters?|access|"
    r"contributions?|abstracts?|editorials?|originals?|meta-?analys[ei]s|case series|notes?|posters?|"
    r"originalarbeit(?:en)?|übersichtsarbeit|originalien|kasuistik|mise au point|cas clinique|"
    r"art[ií]culos? (?:original(?:es)?|de revisi[óo]n|monogr[áa]ficos?|especial|cient[ií]fico)|trabajos? originales?|"
    r"artigos? (?:original|originais|de revisão)|articles? originaux|(?:caso|relato de caso|"
    r"reporte de caso) cl[ií]nico|"
    r"caso cl[ií]nico|relato de caso|reporte de caso|revis(?:i[óo]n|ão) (?:bibliogr[áa]fica|sistem[áa]tica|narrativa|"
    r"integrativa|d[ae] (?:la )?literatura)|"
    r"oral presentations?|free)",
    re.I,
)


NO_NAME_OF_JOURNAL = re.compile(r"Journal (?:Article|Logo|Home|Info|Metrics|Menu|List)|Skip|Navigation|Links")


DAY_BEFORE = re.compile(r"^\d{1,2}\s[A-Z][a-z]{2,8}\.?\s(?:19|20)\d\d\s?[:|•·]\s?")  # "9 May 2019: Original Paper"
# "Research Articles| March 12 2019"
DAY_BEHIND = re.compile(r"\s?[|•·]\s?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}\s[A-Z][a-z]{2,8}\.?),?\s(?:19|20)\d\d$")
ARTICLE = re.compile(r"^(?:An?|The|Una?|Uma?|Une?|Eine?)\s")
AND = re.compile(r"\s(?:and|&|with|y|e|et|und|[|•·])\s|\s{2,}")  # "Systematic review and meta-analysis"


def names_kind(content: str) -> bool:
    """Whether a line is nothing but a type of report: "Original article"."""
    words = ARTICLE.sub("", DAY_BEHIND.sub("", DAY_BEFORE.sub("", content.strip(" |•·:*"))))
    return len(content) <= 60 and all(KIND.fullmatch(part) for part in AND.split(words))


# "Emerging Therapies: Drugs| February 09 2019": a section of the journal and a day.
SECTION_DAY = re.compile(r"[^|\n]{3,80}" + DAY_BEHIND.pattern)


# A line of a page's head that is no title: addresses, affiliations, dates, the logo of the journal.
NO_TITLE = re.compile(
    r"^(?:\S+(?:\s\S+){0,2}\s{2,}){2,}\S+(?:\s\S+){0,2}$|^(?P<once>\S.{7,60}\S)\s+(?P=once)$|[»›]|\s>\s|"
    r"\bvol(?:ume)?\.?\s*\d|^abstract\b.{0,12}\d|"
    r"^Contents lists available\b|^\(?this article (?:belongs|is part|was)\b|"
    r"^(?:Authorship|En Español|FREE|Show all authors|SCIMAGO .+)$|^(?:ABSTRACT|RESUMEN|RESUMO|Abstract:|Summary:|"
    r"Zusammenfassung)\s|\b\d\d\.\d\d\.(?:19|20)\d\d\b|https?:|www\.|\bdoi\b|@|\blogo(?:Link)?\b|\bISSN\b|\b(?:19|"
    r"20)\d\d\s*[,;]\s*\d+|"
    r"\b(?:Received|Accepted|Revised|Published|Recibido|Aceptado|Recebido|Aceito|Eingegangen|Reçu|Publicado|"
    r"Publiziert)\b:?[^:]{0,60}\d|"
    r"^\d*\s?(?:\w+\s){0,3}(?:Department|Division|Institute|University|School|Faculty|Hospital|"
    r"Centre|Center|College|Unit|Laboratory|Service|Servicio|Departamento|Universidad\w*|Facultad|Faculdade|"
    r"Instituto|Klinik|"
    r"Abteilung|Clinique|Ospedale|Ministerio)\b.*[,.]|"
    r"\b(?:Universit\w+|Hospital|Institute|Department)\b[^:]*,[^:]*,|^(?:Correspond\w+|Address|"
    r"E-?mail|Phone|Telephone|Fax|Tel|From the|PMCID|PMID|Citation|Volume|Vol|Erschienen in|Verfasst von|Auteurs?|"
    r"Autor\w*|Authors?)\b|"
    r"\(\d+ (?:abstracts?|articles?|results?|items?)\)$|^(?:Searchable|Browse|Find a journal|Welcome|"
    r"Your (?:source|guide)|"
    r"Flag of|Skip|Search|Image of|Portal|"
    r"Photo of|"
    r"Sample records for|Use this URL|Please use this identifier|Cover of|Overview of attention|Loading|View|Access to|"
    r"SciELO|ISRCTN Register|Page \d+|Transcript of|You are (?:on|here|reading)|Você está|Released on|To save this|"
    r"Acceso a|Acesso a|Access(?:ibility|o)|An official|Key "
    r"(?:points|messages)|Table|Tabla|Figure|Figura)\b|"
    r"^(?:Original|Research|Review|Brief|Short|Clinical|Special)\s+(?:Article|Paper|Report|"
    r"Communication|Research|Investigation)s?$|"
    r"^\d{1,2}\.?\s+(?:de\s+)?\w{3,10}\s+(?:de\s+)?(?:19|20)\d\d$|"
    r"\bSizes \d+ Downloads\b|^(?:Backgrounds?|Objectives?|Aims?|Introduction|Purpose|Introducci[óo]n|Introdução|"
    r"Objetivos?)\s*:\s|"
    r"^Download\s\(\d|^(?:Baixar|Download|Descargar|Télécharger|Ver|View)\b.{0,30}\bPDF\b|^Prévia do material|"
    r"^\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d\b|"
    r"\bpeer[- ]review(?:er|ed)?\b(?=\W*(?:\w+\W*){0,3}$)|^(?:\d{4}-){3}\d{3}[\dX]|"
    r"\b(?:author|accepted)(?:[’']?s?)?\s(?:accepted\s)?(?:manuscript|version)\b|^Published online\b|"
    r"\bahead of print\b|"
    r"^\d+ Pages\b|\bdate\s\d{1,2}/\d{1,2}/(?:19|20)\d\d|^(?:19|20)\d\d,\s[A-Z]|^(?:Document |"
    r"Publication )?Type\s?:|^Home\s/\s|^For immediate release\b|"
    # what shops, archives and printers put over a title
    r"\bpreprint server\b|\b(?:Publishers?|Verlag)\b.*\d|"
    r"^(?:Submit (?:to|your)|Aims (?:and|&) scope|Subject(?: Areas?)?\s?:|"
    r"News provided by|Show citation|Academic Editor|"
    r"Handling Editor|"
    r"Article (?:Menu|Sections|Tools|Navigation|Contents)$)|"
    r"^(?:Full terms|To cite this|To link to|(?:Media |Press )?Contacts?\s?:|Embargoed|"
    r"Downloaded (?:by|from))(?:\b|(?<=:))|"
    r"\.pdf\b|^\d[\d,]*\s(?:participants|patients|views|downloads|results|citations|comments|people|leading)\b|"
    r"^[^\W\d_][\w ]{2,30}\s?:\s?\d|\b\d{1,2}[:.]\d\d\s?(?:[-–]|[ap]\.?m\b)|(?<=\S\s)(?:Title|Author|"
    r"Keywords)\s?:\s|"
    r"^(?:Share|Partager|Compartir|Compartilhar|Download|Descargar|Teilen)\b.{0,4}[\"“«]",
    re.I,
)


# The path to a page within its site, with the journal before its volume.
WAY = re.compile(
    r"(?:^|[»›>]\s*)(?!Contents?\b)(?P<journal>[A-Z][\w&’' :-]{2,90}?)\s*[»›>]\s*(?:Volume|Vol\.|List of Issues|"
    r"Archive)\b"
)


# "Example University School of Medicine": nothing but an institution's name.
INSTITUTION = re.compile(
    rf"(?:{_WORD},?\s+(?:{_SMALL}\s+)*){{0,5}}(?:Universit(?:y|à|é|ät)|Universi(?:dad|dade|tas|tätsklinikum)|"
    rf"Hospital|Institut(?:es?)?|Instituto|"
    rf"School|Faculty|College|Klinik(?:um)?|Hôpital|Ospedale|Department|"
    rf"Departamento)(?:,?\s+(?:{_SMALL}\s+)*{_WORD}){{0,9}}(?:\s\([A-Z]{{2,8}}\))?"
)


def names_institution(content: str) -> bool:
    """Whether a line is the name of an institution and nothing else."""
    return len(content) <= 110 and INSTITUTION.fullmatch(content) is not None


# What stands behind a journal's name on its line: a colon, its part, its number.
BEHIND_JOURNAL = re.compile(
    r"(?:,?\s(?:19|20)\d\d)?(?:\s[-–]\s\w+ (?:Volume|Edition))?(?:\s?:|"
    r",?\s\(?[ep]?-?ISSN\b[\s:(-]*[\dXx\s-]{8,13}\)?)?\s*$"
)


# "Journal of Examples: Hips and Knees": the part behind the colon.
PART_OF_JOURNAL = re.compile(rf":\s{_WORD}(?:,?\s(?:{_SMALL}\s)*{_WORD}){{0,6}}$")


def journal_named(content: str) -> str:
    """The name of the journal where a line is that and nothing else; "" otherwise."""
    name = PART_OF_JOURNAL.sub("", BEHIND_JOURNAL.sub("", content))
    known = len(name) <= 110 and JOURNAL_NAME.fullmatch(name) and not NO_NAME_OF_JOURNAL.search(name)
    return name if known else ""


def names_journal(content: str) -> bool:
    """Whether a line is the name of a journal and nothing else."""
    return journal_named(content) != ""

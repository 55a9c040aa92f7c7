"""The parts that bibliographic lines are made of: dates, volumes, issues, pages and addresses, in many languages."""

from __future__ import annotations

import re

from attest.ingest.citation import MONTH

# Months as English, Spanish, Portuguese, German, French and Italian pages write them.
_MONTH = (
    rf"(?:{MONTH}|ene(?:ro)?|fe[bv](?:\w{{0,6}})?|mar(?:zo|ço)|märz|mars|abr(?:il)?|avril|mai(?:o)?|mayo|jun(?:io|"
    rf"ho)|juin|jul(?:io|ho)|"
    r"juillet|ago(?:sto)?|août|se[pt](?:t?iembre|embro|tembre)?|oct(?:ubre|obre)|out(?:ubro)?|okt(?:ober)?|"
    r"nov(?:iembre|embro|embre)|"
    r"di[cz](?:iembre|ember)?|dez(?:embro|ember)?|déc(?:embre)?)(?![^\W\d_])\.?"
)
MONTHS = rf"{_MONTH}(?:\s?[-–/]\s?{_MONTH})?(?:\s?(?=,))?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DATE = (
    rf"(?:(?:19|20)\d\d[-/.]\d\d[-/.]\d\d|\d\d?[./-](?:\d\d?|{_MONTH})[./-]{_YEAR}|"
    rf"{_YEAR}\s+{MONTHS}(?:\s+\d{{1,2}}(?:[-–]\d{{1,2}})?(?!\d|\s?\())?|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s/]+(?:de\s+)?)?{MONTHS}(?:[\s/,]+(?:(?:de\s+)?\d{{1,2}}(?:st|nd|rd|"
    rf"th)?,?\s+)?(?:de\s+)?)?{_YEAR}|{_YEAR})"
)
_VOLUME = (
    r"(?:volume(?=\d)|(?:volume|vol|v(?=\.?\s?\d)|volumen|band|bd|jahrgang|jg|jaargang|årgang|ročník|roč|tome|"
    r"tomo|tom|т)"
    r"\b\.?)"
)
_ISSUE = (
    r"(?:issue(?=\d)|(?:č(?=\.\s{0,3}\d)|číslo|zeszyt|issue|iss|number|no|n(?=\.?\s{0,3}\d)|nr|núm|num|número|"
    r"numéro|heft|ausgabe|uitgave|fascicule|fasc|n[º°]|"
    r"№)(?:\b|"
    r"(?<=[º°№]))\.?)"
)
_PAGES = (
    r"(?:pages(?=\d)|(?:page range|page no|first page|pages?|pp?|páginas?|págs?|pags?|seiten?|s|"
    r"article(?:\s+(?:number|no\.?|id))?|"
    r"art\.?\s+no|с)\b\.?)"
)
_SUPPLEMENT = (
    r"(?:suppl(?:ement)?(?:ary)?(?:(?:\.|:)?\s?\d{1,3}(?!\d))?|(?:\d{1,2}_|"
    r"(?<=[(\[])\d{1,2}\s)suppl(?:ement)?(?:[_\s]\d{1,2})?|"
    r"spec(?:ial)?\.?\s+(?:no|issue))\b\.?"
)
_SPAN = (
    r"(?:\d+[a-zA-Z]?\s?[-–—−]\s?\d+[a-zA-Z]?|"
    r"[a-zA-Z]{1,4}\d+\s?[-–—−]\s?[a-zA-Z]{0,4}\d+)(?:\.e\d+(?:[-–]e?\d+)?)?(?!\d)"
)
_SIGNED = (
    r"(?:[A-C]-\d{1,5}(?:\s?/\s?[A-C]-\d{1,5})+|e\d{9,13}|"
    r"[a-zA-Z]{1,4}\d{1,8}[a-zA-Z]?)(?:\.e\d+(?:[-–]e?\d+)?)?(?![\w/])"
)
_PUBLISHED = (
    r"(?:(?:first|article|originally|online|version|e-?)?\s?(?:publish(?:ed)?|publication)(?:\s+(?:online|date|"
    r"first|on|"
    r"ahead of print)|\s+by(?:\s(?-i:[A-Z])\w+){1,5})*|first online|epub(?:\s+ahead of print)?|"
    r"available online|issue date|veröffentlicht|erschienen|publiziert|publicado(?:\s+en\s+línea)?|publié|"
    r"date of (?:electronic )?publication|fecha de publicación|"
    r"publication year|date of issue|year|año|ano|jahr)"
)
_PAST = (
    r"(?:(?:submission )?received|accepted|revised|submitted|updated|last (?:updated|modified)|accessed|copyright|"
    r"©|\(c\)|recibido|"
    r"aceptado|aprobado|recebido|aceito|"
    r"revisado|revisto|avaliado|enviado|eingegangen|angenommen|reçu|accepté|available from|posted)"
)
TOKEN = re.compile(
    r"(?P<address>(?:doi\s*:?\s*)?(?:https?://|www\.)\S+|\[?(?:doi\s*:?\s*)?\b10\.\d{4,9}/\S+)|"
    r"(?P<identifier>\b(?:PMID|PMCID|(?:[ep]-?|online |print )?ISSN|ISBN|"
    r"issn-l)\b\s*(?:\([^()]*\))?\s*[:.]?\s*(?:PMC)?[\dX-]+|"
    r"\b(?:citations?|cited\s+by|accesses|downloads|views|reads|altmetric(?: score)?)\s*:?\s*\d[\d,]*\b)|"
    rf"(?P<past>(?<!\w){_PAST}\s*:?\s*(?:{_DATE}|\d{{1,2}}\s+{_MONTH})|\b\d{{1,3}}\s+pages\b|\b\d{{1,3}}p\.)|"
    rf"(?P<published>\b{_PUBLISHED}\s*:?\s*(?P<when>{_DATE}))|"
    rf"(?P<volume>(?<![\w-]){_VOLUME}\s*:?\s*(?:(?:19|20)\d\d:)?(?P<v>\d{{1,4}}[A-Z]?)(?![\d/]))|"
    rf"(?P<issue>(?<![\w-]){_ISSUE}\s*:?\s*(?P<i>(?:{_SUPPLEMENT}|[A-Z]?\d{{1,5}}(?:[-–/]\d{{1,3}})?)(?![\d:]|"
    rf"/\d)(?:\s?[-–,]?\s?{_SUPPLEMENT})?))|"
    rf"(?P<pages>(?<![\w-])(?:{_PAGES}\s*[:#]?\s*|P(?=\d+[-–]))(?P<p>{_SPAN}|{_SIGNED}|\d{{1,7}}(?!\d|\s?%|"
    rf"\s+{MONTHS}[\s,]+{_YEAR})))|"
    rf"(?P<slashed>(?<![\w/])\d{{1,2}}/{_YEAR})|"
    rf"(?P<date>(?:\({_DATE}\)|(?<![\w-]){_DATE})(?!\w|[-–]\d))|"
    rf"(?P<supplement>\(?\b{_SUPPLEMENT}\)?)|"
    rf"(?P<bracket>[(\[]\s*(?:{_ISSUE}\s*)?(?:[A-Z]?\d{{1,4}}(?:\s?[-–/,&]\s?\d{{1,3}})?(?:\s?(?:{_SUPPLEMENT}|(?:pt|"
    rf"part|s)\.?\s?\d*))?|(?:pt|part|s)\.?\s?\d+)\s*[)\]])|"
    rf"(?P<span>(?<![\w-]){_SPAN})|(?P<signed>(?<![\w-]){_SIGNED})|(?P<number>(?<![\w.,-])\d{{1,7}}[A-Z]?(?![\w%]|"
    rf"\.\d))",
    re.I,
)
# Words that a line may have besides its parts.
FILLER = re.compile(
    r"(?:published(?: on)?(?: in)?|back to .{3,30}|cite (?:this )?(?:article|as|paper)?|cite|epub|ahead of print|"
    r"online|in press|(?:(?:case|original|review|research|brief) (?:reports?|articles?|papers?|research|"
    r"communications?) )?"
    r"find in \w{3,12}(?: \w{3,12})?|"
    r"open access|free access|"
    r"full access|full text|pdf|doi|article|"
    r"and|in|from|of|the|page|pages|volume|issue|pp?|no|vol|uitgave|ausgabe|heft|number|numéro|número|accesses|"
    r"citations?|altmetric|metrics|details|month|"
    r"ecollection|publication year|print|electronic|in english|spring|summer|autumn|fall|winter|first published|"
    r"published|abstract|abstr|nr|date|(?:article|version) history|"
    r"(?:tab|ilus|illus|graf|mapas?|fotos?)(?:,\s(?:tab|ilus|illus|graf|mapas?|fotos?))*)",
    re.I,
)

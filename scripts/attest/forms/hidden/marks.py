"""The hidden words by which the pages of a workbook and their columns are known again."""

from __future__ import annotations

TABLE = "attest:sheet:"  # before the key of the section
QUESTIONS = "attest:questions"
CONSENSUS = "attest:consensus"
ABOUT = "attest:about"
HEADER = "attest:header"
SUBJECT = "subject:"  # the column in which a row says whose it is
COMMENTS = "comment:"  # the column for comments
SEPARATOR = "\u001f"  # between section and question in a row's hidden key
QUESTIONS_TITLE = "Questions"  # of the page, for people

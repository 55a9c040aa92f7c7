"""Attest: a systematic-review workflow in which every number is attested."""

__version__ = "0.1.0"

"""Integrity checks: which reported values each check applies to, in a row, across rows and across reports."""

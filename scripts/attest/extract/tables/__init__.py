"""Suggestions from tables: groups from heads, outcomes from labels, figures from cells whose statistic is told."""

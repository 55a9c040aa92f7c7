"""Answers to an instrument in tables of people's own: which column is what, whose row it is, and what it says."""

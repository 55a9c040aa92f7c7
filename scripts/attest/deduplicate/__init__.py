"""Records become citations, people judge the near misses, and reports of one study are linked.

Here stands the way of a record: `match` (judge the pairs, cluster, hold people's `verdicts`), `citations`, `possible`
and `pair_form` (what people are asked), `ledger` (nothing is lost), `terminal`. The rooms: `fields` (what a field of a
record says, however it is written), `comparing` (whether two records are one publication), `studies` (which reports
belong to one study), `retractions` (what a list of notices says about them) and `outward` (files for other tools).
"""

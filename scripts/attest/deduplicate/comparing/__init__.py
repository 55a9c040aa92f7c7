"""Whether two records are one publication: records prepared, pairs found, barred or judged."""

"""From workbooks to settled answers: one record a reviewer, rows matched, rulings, one status a value."""

"""What one cell says: raw cells, typed texts, figures, dates, and what a spreadsheet made of them."""

"""PDF: characters with their places become lines, columns, tables and paragraphs in reading order."""

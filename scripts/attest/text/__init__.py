"""What all stages know of a document: its bytes, its text, its parts, and the way from a quote back to the file."""

"""Files of spreadsheet programs: from their bytes to rows of raw cells."""

"""What the fields of a record say, however a database writes them: titles, names, places, identifiers and signs."""

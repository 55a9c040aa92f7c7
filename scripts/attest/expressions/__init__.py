"""Regular expressions that find what `re` finds, many times sooner: rules of all stages are made of them."""

"""Which reports belong to one study, by what documents, their citations and suggestions say."""

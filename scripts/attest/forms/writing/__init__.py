"""Writing workbooks: the pages that a reviewer fills in, and the consensus form."""

"""The loop of every human step: a form and suggestions go out as workbooks, answers come back and are settled."""

"""The loop of every human step: subjects, a form and suggestions go out as workbooks; answers come back and are settled."""

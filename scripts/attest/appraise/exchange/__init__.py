"""Risk of bias in the files of other tools: robvis, the RoB 2 Excel tool, RevMan; and JSON with rules and paths."""

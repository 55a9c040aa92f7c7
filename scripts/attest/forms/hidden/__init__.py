"""What a workbook carries unseen: its hidden sheet, the keys of its rows, and whose its pages are."""

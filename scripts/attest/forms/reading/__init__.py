"""Reading what came back: answers by the form for which a workbook was made, then by the form of today."""

"""The loop of every human step: a form and suggestions go out as workbooks, answers come back and are settled.

Here stand the words that all use (`form`, `entries`, `schema`, `round`, `answers`) and the doors by which others come
in (`loop`, `envelope`, `agreement`, `export`, `store`). Behind them are the rooms: `cells` (what one cell says),
`asking` (what a schema asks), `files` (from bytes to rows of cells), `hidden` (what a workbook carries unseen),
`reading`, `settling`, `writing` and `agreeing`.
"""

"""How many sentences what was found in them is kept for: rules read an article several times, one behind the other."""

SENTENCES = 512  # of a long article; longer ones are read again

"""Effects: measures with their values, intervals and p-values, wherever and however a sentence reports them."""

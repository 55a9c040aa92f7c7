"""Risk of bias as figures: traffic light, weighted summary, and a forest plot beside the judgements."""

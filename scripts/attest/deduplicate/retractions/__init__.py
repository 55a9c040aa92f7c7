"""What a list of retractions, concerns and corrections says about the citations and documents of a review."""

"""Suggestions from a language model: asked outside of a run and recorded, verified in every run."""

"""Annotated corpora in; the models and weights that the measures come with out.

One module per measure, each run by itself: ``python -m analysis.training.framing --help``.
"""

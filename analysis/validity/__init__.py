"""Annotated corpora in; how well each measure agrees with people out: one module per measure.

Each module has two functions: ``add_arguments`` declares the options of ``python -m analysis
validate MEASURE``, and ``report`` returns what that command prints.
"""

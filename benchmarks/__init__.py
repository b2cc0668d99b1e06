"""What Tieout costs and how often it is right, measured: one module per question, each runnable alone (`python -m benchmarks.speed`), all
of them by `make bench`.

Every module has a docstring that says what its figures mean and a `main()` that prints them. Nothing here is imported by the pipelines.
"""

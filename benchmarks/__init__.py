"""How fast the library is, beside others, on the machine at hand: ``python -m benchmarks``.

Each path is a module with a constant ``CASES``; ``growth`` runs the command line on ever larger
collections. ``python -m benchmarks.matching``, ``.publish`` and ``.serve`` measure what has no
peer in Python: they stand by themselves and take arguments of their own.
"""

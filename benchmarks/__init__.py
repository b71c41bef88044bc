"""How fast the library is, beside others, on the machine at hand: ``python -m benchmarks``.

Each path is a module with a constant ``CASES``; ``growth`` runs the command line on ever larger
collections, ``publish`` builds sites, ``serve`` loads a server, ``facts`` scores what is read,
``spark`` starts a cluster. ``python -m benchmarks.matching`` stands by itself.
"""

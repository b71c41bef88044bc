"""The predicates of the rules: one module per rule, named like its file in ``vocab/rules/``."""

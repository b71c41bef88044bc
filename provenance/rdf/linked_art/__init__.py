"""Records as documents of Linked Art 1.0: texts, carriers, agents, activities.

The accounts are merged first, as `Record.custody` merges them. What is reported or verified of this
document becomes a plain property; what is inferred, disputed or told of a whole batch stands in an
``AttributeAssignment`` with its status and its reason; what is refuted or superseded is left out.
"""

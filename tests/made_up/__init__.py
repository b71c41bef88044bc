"""Made-up documents, from which no source is ever quoted; the same number gives the same ones.

Two things are made, for one cannot stand for the other. Records are drawn by hypothesis, which can
shrink what fails: `records` holds every field that the model has, all claims and several accounts,
but seldom a holder, a copy and a translator at once; `cited` states these every time. References
are what records alone cannot be: `references` gives a name its exact parts, and thousands of them
cost nothing. All take their words, names and dates from `words`, `names` and `dates`.
"""

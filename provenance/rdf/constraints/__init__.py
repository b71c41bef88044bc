"""PROV-CONSTRAINTS (W3C Recommendation, 30 April 2013): whether PROV tells of a possible past.

`check` takes PROV-O, bundle by bundle, or statements of PROV from elsewhere. An instance is
completed by the inferences (`inferences`), what must be one is made one (`uniqueness`), and then it
is looked whether events can be put in an order (`ordering`) and whether anything is of two kinds
that exclude each other (`impossible`).

Of the inferences 6, 12, 15 to 18 and 20 nothing follows for validity, and they are not drawn: what
they infer is ordered by constraints 33, 34 and 37 already (6), orders nothing (influence,
alternates), and its things have their types already.
"""

"""PROV-CONSTRAINTS (W3C Recommendation, 30 April 2013): whether PROV tells of a possible past.

`check` takes PROV-O, bundle by bundle, or statements of PROV from elsewhere. An instance is
completed by the inferences (`inferences`), what must be one is made one (`uniqueness`), and then it
is looked whether events can be put in an order (`ordering`) and whether anything is of two kinds
that exclude each other (`impossible`).

Only inferences are drawn from which something follows for validity. Influences and alternates (12,
15 to 18, 20) order nothing and have types already. What 5, 6, 8 and 14 add (communications, starts
and ends of activities, associations) is after nothing, or before nothing but an end or an
invalidation; from there no event leads back to a generation, and only generations can be in a wrong
order.
"""

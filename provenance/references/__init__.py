"""Reference codes: read, written, compared by what ``vocab/reference-codes/`` knows of them."""

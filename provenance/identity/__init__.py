"""Which records are of one document: the same letter cited from another edition or archive.

`match` proposes, with the clues that speak for it and against it; a person decides, in a file
(`provenance.identity.decisions`).
"""

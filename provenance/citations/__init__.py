"""Records to formatted citations: notes, short notes and bibliographies in any style."""

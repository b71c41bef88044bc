"""Text as the syntax of a format holds it: LaTeX, XML, lines, cells."""

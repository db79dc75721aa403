"""Charts of figures (统计图): bars, columns and lines as SVG, and the table that says the same.

Drawn 320 points wide: on the narrowest phone that is the width of the column, so words are never shrunk below 14 px.
"""

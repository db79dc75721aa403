"""Flowcharts of procedures: whether a procedure is sound, and its picture as SVG.

Graphviz lays out boxes that hold no text; every word, class and link of the picture is written here.
"""

"""What follows from the records taken together: references, standing, coverage, totals, what is overdue.

Every function here is pure and works on cards; the day is an argument.
"""

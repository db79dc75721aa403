"""The table beside a picture: exactly its numbers, for reading, for copying, and for whoever doesn't see the picture."""

from typing import Any

from generator.figures.figure import Figure, in_full, total

PlainTable = dict[str, Any]
"""{"heads": [of, series …], "rows": [{"name", "href", "cells": [text …]} …]}; a cell is "" where nothing is shown."""


def table_of(figure: Figure) -> PlainTable:
    """Rows in the picture's order. Where a row's amounts are parts of a whole, the last column is what they come to."""
    return {
        "heads": [figure.of, *figure.series, *(("合计",) if figure.summed else ())],
        "rows": [
            {
                "name": row.name,
                "href": row.href,
                "cells": [
                    *("" if amount is None else in_full(amount, figure.unit) for amount in row.amounts),
                    *((in_full(total(row), figure.unit),) if figure.summed else ()),
                ],
            }
            for row in figure.rows
        ],
    }

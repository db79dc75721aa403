"""Pages: a view, its template and the frame, as functions of plain data."""

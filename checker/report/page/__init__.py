"""What the HTML page shows, worked out from the report: states, matrix, articles, figures; and its template."""

"""Of which period a figure is: what heads, rows, headings and the calendar say."""

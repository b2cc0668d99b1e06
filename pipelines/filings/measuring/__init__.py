"""In which unit and at which scale a figure is printed: what heads, captions, neighbours and the arithmetic say."""

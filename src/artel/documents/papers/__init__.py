"""Official papers: a small tree described once (`tree`), written as PDF, DOCX and HTML from the same description."""

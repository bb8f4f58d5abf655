"""Pages of plans: the table and its other views, a row, deeds, import."""

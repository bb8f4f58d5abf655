"""Keys for searching Russian text in databases that fold case only for ASCII."""

import unicodedata


def search_key(text: str) -> str:
    """Fold `text` for a search column: one case, ё as е, compatibility forms unified, runs of space as one space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.replace("\u0451", "\u0435").split())

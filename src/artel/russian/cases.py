"""The six cases, by the letters that grammars and pymorphy use."""

from enum import StrEnum


class Case(StrEnum):
    """A grammatical case; `Case.DATIVE` answers «кому?»."""

    NOMINATIVE = "nomn"
    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"
    PREPOSITIONAL = "loct"

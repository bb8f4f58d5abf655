"""Posts and bodies in cases: the head of the phrase is inflected, the rest stays."""

from artel.russian.cases import Case


def decline_post(text: str, case: Case) -> str:
    raise NotImplementedError

"""Whether a graduate's speciality is one that an employer asks for, by an older or a newer code too (DOMAIN 5.2)."""

from collections.abc import Iterable

from artel.catalogue.domain.codes import Coded, same_line


def fits_any(speciality: Coded, wanted: Iterable[Coded]) -> bool:
    """Tell whether the speciality is of one line with any of the wanted ones."""
    return any(same_line(speciality, each) for each in wanted)

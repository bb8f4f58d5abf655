"""Whose account guards more than itself: such a person signs in with a second factor. Apps above say who that is."""

from collections.abc import Callable

from django.conf import settings

from artel.accounts.models import User

_tellers: list[Callable[[User], bool]] = []


def register(teller: Callable[[User], bool]) -> Callable[[User], bool]:
    """Add a function that tells whether an account holds a privileged role today. It may be used as a decorator."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def is_privileged(user: User) -> bool:
    """Tell whether the account is the operator's or holds a privileged role anywhere."""
    return user.is_operator or any(teller(user) for teller in _tellers)


def must_use_two_factor(user: User) -> bool:
    """Tell whether this installation demands the second factor of the person. Invented persons never have to."""
    return settings.MFA_REQUIRED and not user.is_demo and is_privileged(user)

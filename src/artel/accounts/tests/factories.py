"""Accounts for tests."""

from itertools import count
from typing import Any

from artel.accounts.models import User

PASSWORD = "длинная фраза для входа"
_numbers = count(1)


def make_user(password: str | None = PASSWORD, **fields: Any) -> User:
    """An account with a usable password; `password=None` makes one nobody entered yet."""
    number = next(_numbers)
    defaults = {"email": f"person{number:04d}@example.test", "name": f"Проверкин Пётр {number}"}
    return User.objects.create_user(password=password, **defaults | fields)


def make_operator(**fields: Any) -> User:
    return make_user(is_operator=True, **fields)

"""Sample data of the gallery."""

from typing import Any

from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    """Everything the gallery shows."""
    return {}

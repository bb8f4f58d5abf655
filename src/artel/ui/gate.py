"""The gate of the shell's own pages inside a cluster. It is kept above (artel.members), which registers it here."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
_gates: list[Callable[[str], Callable[[View], View]]] = []


def register(gate: Callable[[str], Callable[[View], View]]) -> None:
    """Hand over the decorator that guards pages of a cluster: it takes a permission."""
    _gates[:] = [gate]


def cluster_page(permission: str) -> Callable[[View], View]:
    """Guard a view of this app by the registered gate. Nothing is shown while no gate is registered."""

    def decorate(view: View) -> View:
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not _gates:
                raise LookupError("nobody registered the gate of cluster pages (artel.ui.gate)")
            return _gates[0](permission)(view)(request, *args, **kwargs)

        guarded.permission = permission
        guarded.methods = ("GET", "HEAD")
        return guarded

    return decorate

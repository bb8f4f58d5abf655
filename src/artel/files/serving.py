"""Giving files back. The owner's view has asked for the right; this one makes the answer safe."""

from urllib.parse import quote

from django.http import FileResponse

from artel.files.models import StoredFile

# What a browser may draw by itself, inside the sandbox, without running anything.
INLINE = frozenset({"png", "jpg"})


def send(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """Answer with the file.

    Always a file to save, unless `inline` is asked for a picture. The browser neither guesses the type, nor keeps a
    copy, nor runs what is inside.
    """
    shown = inline and stored.kind in INLINE
    response = FileResponse(stored.content.open("rb"), content_type=stored.mime)
    response["Content-Length"] = str(stored.size)
    harden(response, stored.name, inline=shown)
    return response


def harden(response, name: str, *, inline: bool = False) -> None:
    """Put on the headers of a file that must not be trusted: exports and generated papers wear them too."""
    disposition = "inline" if inline else "attachment"
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._-") else "_" for sign in name) or "file"
    response["Content-Disposition"] = f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"

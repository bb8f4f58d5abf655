"""File names that came from outside: kept as text to show, never used as a path."""

import re
import unicodedata

MAX_LENGTH = 150

_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$", re.I)
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
_SPACES = re.compile(r"\s+")


def clean_name(name: str, *, extension: str = "") -> str:
    """Make a name safe to show and to offer for saving on any system.

    NFC; the last path component only; no control, format (bidi) or unassigned characters, no leading or trailing dots,
    no names that Windows reserves; at most MAX_LENGTH characters. With `extension` (no dot) the name ends in it,
    whatever it claimed to be. Never empty.
    """
    name = unicodedata.normalize("NFC", str(name))
    name = "".join(" " if char in "\t\n\r" else char for char in name)
    name = "".join(
        char for char in name if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    )
    name = re.split(r"[/\\]", name)[-1]
    name = _FORBIDDEN.sub("_", name)
    name = _SPACES.sub(" ", name).strip(" .")
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 10 or not suffix.isalnum():
        stem, suffix = name, ""
    if extension and suffix.lower() != extension and not (extension == "jpg" and suffix.lower() == "jpeg"):
        suffix = extension
    if extension and stem.lower().endswith(f".{extension}"):
        stem = stem[: -len(extension) - 1]
    stem = stem.strip(" .") or "файл"
    if _RESERVED.match(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    room = MAX_LENGTH - len(suffix) - 1
    stem = stem[:room].rstrip(" .") if len(stem) > room else stem
    return f"{stem}.{suffix}" if suffix else stem

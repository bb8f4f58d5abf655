"""XML parts that may be hostile: one streaming pass with expat, no tree, no entities, no encodings but UTF-8."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pyexpat import ExpatError, ParserCreate

from artel.files.intake.archives import BROKEN, Budget
from artel.files.intake.verdicts import Refused

MAX_PART = 40 * 1024 * 1024
MAX_DEPTH = 200
MAX_ATTRIBUTE = 1024 * 1024

SUSPICIOUS = (
    "В документе есть недопустимая разметка (DTD или сущности): откройте его в Word или Excel, сохраните "
    "заново и загрузите снова."
)
ENCODING = "Документ записан в необычной кодировке: откройте его в Word или Excel, сохраните заново и загрузите снова."
TOO_DEEP = "Документ слишком сложно устроен: скопируйте таблицу в новый документ и загрузите его."
TOO_LARGE = "В документе слишком много текста: оставьте в нём только таблицу плана и загрузите снова."

Attributes = dict[str, str]


@dataclass
class Watch:
    """What a scan looks for.

    `on_start(local name, attributes)`, and `on_text(local name, text)` for the elements in `texts`.
    """

    on_start: Callable[[str, Attributes], None] | None = None
    on_end: Callable[[str], None] | None = None
    on_text: Callable[[str, str], None] | None = None
    texts: frozenset[str] = field(default_factory=frozenset)


def scan(content: bytes, budget: Budget, watch: Watch | None = None) -> None:
    """Walk one XML part.

    Raises Refused on a DTD, entities, another encoding, depth, size, too many elements or broken markup.

    The whole part is given to expat in one call: fed in pieces, old expat is quadratic on long tokens (CVE-2023-52425).
    """
    if len(content) > MAX_PART:
        raise Refused(TOO_LARGE, reason="xml_size")
    if content[:4].startswith((b"\xff\xfe", b"\xfe\xff", b"\0", b"+/v")) or b"\0" in content[:64]:
        raise Refused(ENCODING, reason="xml_encoding")
    watch = watch or Watch()
    depth = 0
    collecting: list[str] | None = None
    parser = ParserCreate("utf-8", " ")
    parser.buffer_text = True

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth, collecting
        depth += 1
        budget.elements -= 1
        if depth > MAX_DEPTH:
            raise Refused(TOO_DEEP, reason="xml_depth")
        if budget.elements < 0:
            raise Refused(TOO_LARGE, reason="xml_elements")
        local = name.rpartition(" ")[2]
        if watch.on_start:
            watch.on_start(local, attributes)
        if local in watch.texts:
            collecting = []
            parser.CharacterDataHandler = collecting.append

    def end(name: str) -> None:
        nonlocal depth, collecting
        depth -= 1
        local = name.rpartition(" ")[2]
        if collecting is not None and local in watch.texts:
            parser.CharacterDataHandler = None
            if watch.on_text:
                watch.on_text(local, "".join(collecting))
            collecting = None
        if watch.on_end:
            watch.on_end(local)

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            raise Refused(ENCODING, reason="xml_encoding")

    def forbidden(*_: object) -> None:
        raise Refused(SUSPICIOUS, reason="xml_dtd")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.XmlDeclHandler = declaration
    parser.StartDoctypeDeclHandler = forbidden
    parser.EntityDeclHandler = forbidden
    parser.UnparsedEntityDeclHandler = forbidden
    parser.ExternalEntityRefHandler = forbidden
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        raise Refused(BROKEN, reason="xml_broken") from error
    finally:
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None


def has_doctype(content: bytes) -> bool:
    """For parts that are not quite XML (VML): whether a DTD is declared anywhere."""
    return bool(re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", content, re.I)) or b"\0" in content[:64]

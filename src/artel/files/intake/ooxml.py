"""Word and Excel documents (OOXML): what a package holds, links to and would run, checked part by part."""

import re
from collections import Counter

from artel.files.intake.archives import BOMB, BROKEN, Archive, Budget, Member
from artel.files.intake.markup import MAX_PART, SUSPICIOUS, TOO_LARGE, Attributes, Watch, has_doctype, scan
from artel.files.intake.verdicts import Refused

MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_CELLS = 200_000
MAX_SHEETS = 100
MAX_SHOWN_TEXT = 20_000_000

_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_TEMPLATES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": "xlsx",
}

MACROS = "В файле есть макросы: сохраните его без них, как {wish}, и загрузите снова."
PLAIN = "документ .docx или книгу .xlsx"
EMBEDDED = "В документ вложен другой файл: удалите вложенный объект и загрузите документ снова."
LINKED = (
    "Документ ссылается на внешние файлы: разорвите связи («Файл» → «Сведения» → «Изменить связи с "
    "файлами») и загрузите снова."
)
REMOTE_TEMPLATE = (
    "Документ привязан к шаблону на другом компьютере: скопируйте его содержимое в новый документ, сохраните "
    "и загрузите снова."
)
DDE = (
    "В документе есть поля или формулы, которые обращаются к другим программам: удалите их и загрузите документ снова."
)
ALT_CHUNK = (
    "В документ вставлен кусок другого файла целиком: скопируйте его содержимое как обычный текст и загрузите снова."
)
ROWS = "В таблице больше 20 000 строк: удалите лишние и пустые строки под таблицей, сохраните файл и загрузите снова."
COLUMNS = (
    "В таблице больше 100 столбцов: удалите лишние и пустые столбцы справа от таблицы, сохраните файл и "
    "загрузите снова."
)
CELLS = "В таблице больше 200 000 ячеек: оставьте в книге только лист с планом, сохраните файл и загрузите снова."
SHEETS = "В книге больше 100 листов: оставьте только лист с планом, сохраните файл и загрузите снова."
NOT_OURS = "Это не документ Word и не книга Excel: сохраните файл как .docx, .xlsx или .pdf и загрузите снова."
PRESENTATION = "Это презентация: сохраните её как PDF («Файл» → «Сохранить как» → PDF) и загрузите снова."
TEMPLATE = "Это шаблон: откройте его и сохраните как обычный документ (.docx или .xlsx), затем загрузите снова."

_DDE_FIELD = re.compile(r"^\s*(?:DDE|INCLUDETEXT|IMPORT)(?:\W|$)|(?:^|\W)DDEAUTO(?:\W|$)", re.I)
_QUOTE_FIELD = re.compile(r"^\s*QUOTE(?:\s+\d{2,3}){3,}", re.I)
_DDE_FORMULA = re.compile(r"^[\s=+@-]*(?:'[^']*'|[\w.\\:/-]+)\s*\|", re.I)
_CALLING_FORMULA = re.compile(
    r"(?:^|[^\w.])(?:_xlfn\.)?(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE|SQL\.REQUEST)\s*\(", re.I
)
_LOCAL_FILE = re.compile(
    r"^(?:file:///)?(?:[A-Za-z]:[\\/](?![\\/])|/(?:Users|Applications|home)/)[^?#]*$|^Normal(?:\.dotm?)?$"
)
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$")


def check_package(data: bytes, budget: Budget | None = None, *, nested: bool = False) -> str:
    """Check a whole package and answer its kind, "docx" or "xlsx". Raises Refused.

    Every member is inflated once, counted against the budget; every XML part is walked once. Reads no values and opens
    no library.
    """
    budget = budget or Budget()
    archive = Archive(data, budget)
    _refuse_other_archives(archive)
    types = _ContentTypes(archive, budget)
    kind = types.kind()
    limits = _SheetLimits()
    main = False
    for member in archive.members.values():
        if member.name in ("[Content_Types].xml",) or member.name.endswith("/"):
            continue
        content_type = types.of(member.name)
        if _is_markup(member.name, content_type):
            if member.size > MAX_PART:
                raise Refused(TOO_LARGE, reason="xml_size")
            content = archive.read(member)
            main |= _check_markup(member, content, content_type, budget, limits, types)
        else:
            _check_binary(archive, member, content_type, budget, nested=nested)
    if not main:
        raise Refused(BROKEN, reason="ooxml_no_main")
    limits.check_shown_text()
    return kind


def _refuse_other_archives(archive: Archive) -> None:
    if "mimetype" in archive.members and "[Content_Types].xml" not in archive.members:
        kind = archive.read(archive.members["mimetype"], keep=100)
        if b"opendocument.spreadsheet" in kind:
            raise Refused(
                "Это таблица OpenDocument (.ods): сохраните её как .xlsx («Файл» → «Сохранить как») и загрузите снова.",
                reason="ods",
            )
        if b"opendocument" in kind:
            raise Refused(
                "Это документ OpenDocument (.odt): сохраните его как .docx («Файл» → «Сохранить как») "
                "и загрузите снова.",
                reason="odt",
            )
        if b"epub" in kind:
            raise Refused(NOT_OURS, reason="epub")
    if "[Content_Types].xml" not in archive.members:
        raise Refused(
            "Это архив, а не документ: распакуйте его и загрузите сам файл .docx, .xlsx или .pdf.", reason="zip"
        )


class _ContentTypes:
    def __init__(self, archive: Archive, budget: Budget) -> None:
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        member = archive.members["[Content_Types].xml"]
        if member.size > 2 * 1024 * 1024:
            raise Refused(BOMB, reason="ooxml_types")
        scan(archive.read(member), budget, Watch(on_start=self._take))
        self.main_part = ""

    def _take(self, name: str, attributes: Attributes) -> None:
        content_type = attributes.get("ContentType", "")
        if name == "Default":
            self._defaults[attributes.get("Extension", "").lower()] = content_type
        elif name == "Override":
            self._overrides[attributes.get("PartName", "").lower().lstrip("/")] = content_type

    def of(self, part: str) -> str:
        part = part.lower()
        return self._overrides.get(part) or self._defaults.get(part.rpartition(".")[2], "")

    def kind(self) -> str:
        """The kind of the package by its main part; refuses macros, templates and all but Word and Excel."""
        everything = [*self._defaults.values(), *self._overrides.values()]
        lowered = " ".join(everything).lower()
        if "macroenabled" in lowered or "vbaproject" in lowered or "macrosheet" in lowered or "sheet.binary" in lowered:
            wish = "документ Word (.docx)" if "word" in lowered else "книгу Excel (.xlsx)"
            raise Refused(MACROS.format(wish=wish), reason="macros")
        mains = [(part, content_type) for part, content_type in self._overrides.items() if content_type in _MAIN]
        if any("presentationml" in content_type for content_type in everything) and not mains:
            raise Refused(PRESENTATION, reason="presentation")
        if any(content_type in _TEMPLATES for content_type in everything):
            raise Refused(TEMPLATE, reason="template")
        if not mains:
            raise Refused(NOT_OURS, reason="ooxml_other")
        if len(mains) > 1:
            raise Refused(BROKEN, reason="ooxml_two_mains")
        self.main_part = mains[0][0]
        return _MAIN[mains[0][1]]


def _is_markup(name: str, content_type: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml", ".html", ".htm", ".svg")) or content_type.lower().endswith(
        ("+xml", "/xml")
    )


def _check_markup(
    member: Member, content: bytes, content_type: str, budget: Budget, limits: "_SheetLimits", types: _ContentTypes
) -> bool:
    """Walk one part; answers whether it is the main part."""
    name = member.name.lower()
    if name.endswith((".html", ".htm")):
        raise Refused(ALT_CHUNK, reason="ooxml_html")
    if name.endswith(".vml") or "vmldrawing" in content_type.lower():
        if has_doctype(content):
            raise Refused(SUSPICIOUS, reason="xml_dtd")
        return False
    _refuse_part(name, content_type)
    if name.endswith(".rels"):
        scan(content, budget, Watch(on_start=_check_relationship))
    elif "worksheet+xml" in content_type or name.startswith("xl/worksheets/"):
        limits.sheet()
        texts = frozenset(("f", "v", "formula1", "formula2"))
        scan(content, budget, Watch(on_start=limits.start, on_text=limits.text, texts=texts))
    elif "sharedstrings" in name or "sharedStrings" in content_type:
        scan(content, budget, Watch(on_start=limits.shared, on_text=limits.shared_text, texts=frozenset(("t",))))
    elif "wordprocessingml" in content_type or name.startswith("word/"):
        fields = _Fields()
        scan(
            content,
            budget,
            Watch(on_start=fields.start, on_end=fields.end, on_text=fields.text, texts=frozenset(("instrText",))),
        )
    else:
        texts = frozenset(("definedName", "f"))
        scan(content, budget, Watch(on_start=_check_element, on_text=_check_formula, texts=texts))
    return name == types.main_part


def _refuse_part(name: str, content_type: str) -> None:
    lowered = f"{name} {content_type.lower()}"
    if "activex" in lowered or "vbaproject" in lowered or "vbadata" in lowered or "macrosheet" in lowered:
        raise Refused(MACROS.format(wish=PLAIN), reason="macros")
    if (
        "externallink" in lowered
        or "querytable" in lowered
        or re.search(r"(?:^|/)connections\.xml", name)
        or "connections+xml" in lowered
    ):
        raise Refused(LINKED, reason="external_link")


def _check_relationship(name: str, attributes: Attributes) -> None:
    if name != "Relationship":
        return
    kind = attributes.get("Type", "").rpartition("/")[2].lower()
    if kind == "afchunk":
        raise Refused(ALT_CHUNK, reason="alt_chunk")
    target = attributes.get("Target", "")
    if kind == "attachedtemplate":
        # Word often notes a template on its author's own disk; only one elsewhere would be fetched.
        if not _LOCAL_FILE.match(target):
            raise Refused(REMOTE_TEMPLATE, reason="remote_template")
        return
    if attributes.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
        raise Refused(LINKED, reason="external_relationship")
    if kind != "hyperlink" and re.match(r"(?:[a-z][a-z0-9+.-]+:|\\\\|//)", target, re.I):
        raise Refused(LINKED, reason="external_relationship")
    if kind in ("oleobject", "control", "activexcontrolbinary"):
        raise Refused(EMBEDDED, reason="ole")
    if kind in (
        "vbaproject",
        "wordvbadata",
        "xlmacrosheet",
        "xlintlmacrosheet",
        "attachedtoolbars",
        "keymapcustomizations",
    ):
        raise Refused(MACROS.format(wish=PLAIN), reason="macros")
    if kind in ("externallink", "externallinkpath", "connections", "querytable", "subdocument"):
        raise Refused(LINKED, reason="external_link")


def _check_element(name: str, attributes: Attributes) -> None:
    if name in ("ddeLink", "oleLink", "ddeItem"):
        raise Refused(DDE, reason="dde")
    if name == "altChunk":
        raise Refused(ALT_CHUNK, reason="alt_chunk")


def _check_formula(_name: str, formula: str) -> None:
    if _DDE_FORMULA.match(formula) or _CALLING_FORMULA.search(formula):
        raise Refused(DDE, reason="dde")


class _Fields:
    """Fields of a Word part; the code of one field may be scattered over many runs («D», «DE», «AUTO»)."""

    def __init__(self) -> None:
        self._codes: list[list[str]] = [[]]

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "fldChar":
            kind = next((value for key, value in attributes.items() if key.endswith("fldCharType")), "")
            if kind == "begin":
                self._codes.append([])
            elif kind in ("separate", "end") and len(self._codes) > 1:
                self._judge("".join(self._codes[-1]))
                if kind == "end":
                    self._codes.pop()
        elif name == "fldSimple":
            self._judge(next((value for key, value in attributes.items() if key.endswith("instr")), ""))
        else:
            _check_element(name, attributes)

    def end(self, name: str) -> None:
        if name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"):
            for code in self._codes:
                self._judge("".join(code))

    def text(self, _name: str, text: str) -> None:
        self._codes[-1].append(text)
        if len(self._codes) > 1_000:
            raise Refused(TOO_LARGE, reason="fields")

    @staticmethod
    def _judge(code: str) -> None:
        if _DDE_FIELD.search(code) or _QUOTE_FIELD.match(code):
            raise Refused(DDE, reason="dde")


class _SheetLimits:
    """Counts over all sheets of a workbook; what a sheet says of its own size is not asked."""

    def __init__(self) -> None:
        self._sheets = self._rows = self._cells = self._merged = 0
        self._row = self._column = 0
        self._is_shared = False
        self._lengths: list[int] = []
        self._shown: Counter[str] = Counter()

    def sheet(self) -> None:
        self._sheets += 1
        self._row = self._column = 0
        if self._sheets > MAX_SHEETS:
            raise Refused(SHEETS, reason="sheets")

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._is_shared = attributes.get("t") == "s"
            self._cell(attributes.get("r"))
        elif name == "row":
            self._rows += 1
            self._row = _whole(attributes.get("r")) or self._row + 1
            self._column = 0
            if self._rows > MAX_ROWS:
                raise Refused(ROWS, reason="rows")
        elif name in ("mergeCell", "hyperlink"):
            self._area(attributes.get("ref", ""))
        else:
            _check_element(name, attributes)

    def text(self, name: str, text: str) -> None:
        if name != "v":
            _check_formula(name, text)
        elif self._is_shared:
            self._shown[text.strip()] += 1

    def shared(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._lengths.append(0)
        _check_element(name, attributes)

    def shared_text(self, _name: str, text: str) -> None:
        if self._lengths:
            self._lengths[-1] += len(text)

    def check_shown_text(self) -> None:
        """One long string costs little in the file and may stand in every cell of a sheet."""
        lengths = self._lengths
        shown = sum(lengths[_whole(at)] * times for at, times in self._shown.items() if _whole(at) < len(lengths))
        if shown > MAX_SHOWN_TEXT:
            raise Refused(TOO_LARGE, reason="shown_text")

    def _cell(self, reference: str | None) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise Refused(CELLS, reason="cells")
        row, self._column = self._row, self._column + 1
        if reference is not None:
            match = _REFERENCE.match(reference.upper())
            if not match:
                raise Refused(BROKEN, reason="cell_reference")
            row, self._column = int(match[2]), _column(match[1])
        if row > MAX_ROWS:
            raise Refused(ROWS, reason="rows")
        if self._column > MAX_COLUMNS:
            raise Refused(COLUMNS, reason="columns")

    def _area(self, reference: str) -> None:
        """Merged and linked ranges: libraries make a cell for every place in them."""
        match = _REFERENCE.match(reference.upper())
        if match and match[3]:
            height = abs(int(match[4]) - int(match[2])) + 1
            width = abs(_column(match[3]) - _column(match[1])) + 1
            self._merged += height * width
            if self._merged > MAX_CELLS:
                raise Refused(CELLS, reason="merged_cells")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0


def _check_binary(archive: Archive, member: Member, content_type: str, budget: Budget, *, nested: bool) -> None:
    """Pictures, fonts and printer settings pass; macros, OLE objects, programs and archives do not, except a chart's
    own workbook.
    """
    name, lowered = member.name.lower(), content_type.lower()
    _refuse_part(name, content_type)
    if "oleobject" in lowered or "oleobject" in name:
        raise Refused(EMBEDDED, reason="ole")
    head = archive.read(member, keep=8)
    if head.startswith((b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"%PDF", b"Rar!", b"7z\xbc\xaf", b"{\\rt")):
        if head.startswith(b"\xd0\xcf\x11\xe0") and "printersettings" in name:
            return
        raise Refused(EMBEDDED, reason="embedded_file")
    if head.startswith(b"PK\x03\x04"):
        if nested or "/embeddings/" not in f"/{name}":
            raise Refused(BOMB, reason="nested_archive")
        budget.unpacked += member.size
        check_package(archive.read(member), budget, nested=True)

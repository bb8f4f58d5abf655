"""Posts and bodies in cases: the head of the phrase is inflected with its adjectives, the rest stays."""

import re
from collections.abc import Iterator
from typing import Any

from artel.russian.cases import Case
from artel.russian.dictionary import parses

_PIECES = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w]+|[\w]+", re.UNICODE)
_FROZEN = re.compile(r"(?i)^\s*(и\.\s?о\.|вр\.?\s?и\.?\s?о\.?|врио|зам\.|нач\.|зав\.|рук\.)(?=[\s.]|$)")
_JOINTS = re.compile(r"^(?:\s+[–—-]\s+|\s*,\s*|\s*/\s*|\s*;\s*)$")
_LATIN = re.compile(r"[A-Za-z]")


def decline_post(text: str, case: Case) -> str:
    """Put a post or a body into the case: «старшему мастеру», «Экспертным советом».

    Adjectives and participles before the head and the head itself are inflected; what depends on them («директор
    колледжа», «заведующая отделением») and whatever stands in quotes is left. «и.о. директора», «врио» and
    abbreviations stay as they are. The result is a suggestion: the form is stored where a person can correct it.
    """
    if case is Case.NOMINATIVE or _FROZEN.match(text):
        return text
    pieces = _PIECES.findall(text)
    start: int | None = 0
    while start is not None:
        end = _inflect_phrase(pieces, start, case)
        start = _next_phrase(pieces, end)
    return "".join(pieces)


def body_in_text(name: str, case: Case) -> str:
    """A body inside a sentence, in the case: «Экспертного совета», but «рабочей группы по направлению „…“».

    A council is written with a capital letter, as its own name; a group and a commission are not.
    """
    declined = decline_post(name, case)
    is_council = re.search(r"(?i)\bсовет", name) is not None
    return declined if is_council else declined[:1].lower() + declined[1:]


def post_at(post: str, organisation: str) -> str:
    """A post with its organisation, whose name is not declined: «директор ОГБПОУ «ТЭПК»», «директор, Лицей № 1».

    A name that begins with a legal form stands beside the post as it is; any other is set off by a comma.
    """
    if not organisation or organisation in post:
        return post
    if not post:
        return organisation
    stands_alone = _is_abbreviation(organisation.split()[0]) or organisation.startswith("«")
    return f"{post} {organisation}" if stands_alone else f"{post}, {organisation}"


def gender_of(text: str) -> str:
    """Grammatical gender of a body or a kind of paper by its head word: m, f or n («совет» m, «рабочая группа» f).

    For verbs and participles that agree with it: РЕШИЛ, РЕШИЛА, РЕШИЛО. A word that is not known counts as masculine.
    """
    pieces = _PIECES.findall(text)
    adjectives: list[Any] = []
    for place in _words(pieces, 0):
        following = next(_words(pieces, place + 2), None)
        noun, adjective = _noun(pieces[place], adjectives), _adjective(pieces[place])
        if adjective is not None and (
            noun is None or (following is not None and _leads_to_noun(adjective, pieces[following]))
        ):
            adjectives.append(adjective)
            continue
        if noun is None:
            break
        return {"femn": "f", "neut": "n"}.get(str(noun.tag.gender), "m")
    return "m"


def _words(pieces: list[str], start: int) -> Iterator[int]:
    """Places of the words that follow one another through plain spaces."""
    for i in range(start, len(pieces)):
        if pieces[i][0].isalpha():
            yield i
        elif not pieces[i].isspace():
            return


def _inflect_phrase(pieces: list[str], start: int, case: Case) -> int:
    """Inflect one phrase in place and tell where it ended."""
    places = list(_words(pieces, start))
    adjectives: list[tuple[int, Any]] = []
    for position, place in enumerate(places):
        word = pieces[place]
        following = pieces[places[position + 1]] if position + 1 < len(places) else ""
        noun = _noun(word, [parse for _, parse in adjectives])
        adjective = _adjective(word)
        # «старший» and «учёный» are nouns too: before a noun that agrees with them they are not.
        if adjective is not None and (noun is None or _leads_to_noun(adjective, following)):
            adjectives.append((place, adjective))
            continue
        if noun is None:
            break
        pieces[place] = _inflected(word, noun, case, noun)
        for spot, parse in adjectives:
            pieces[spot] = _inflected(pieces[spot], parse, case, noun)
        return place + 1
    # No noun agrees: the last adjective or participle is the head itself («заведующая отделением», «исполняющий
    # обязанности директора»), and it names a person.
    for spot, parse in adjectives:
        pieces[spot] = _inflected(pieces[spot], parse, case, None)
    return adjectives[-1][0] + 1 if adjectives else len(pieces)


def _next_phrase(pieces: list[str], end: int) -> int | None:
    """Start of a second post after a dash, a comma or «и», if one begins there in the nominative."""
    for i in range(end, len(pieces) - 1):
        joint = pieces[i]
        if "«" in joint or "(" in joint:
            return None
        is_and = joint == "и" and i + 2 < len(pieces)
        if not (_JOINTS.match(joint) or is_and):
            continue
        start = i + 2 if is_and else i + 1
        if _begins_person(pieces, start):
            return start
    return None


def _begins_person(pieces: list[str], start: int) -> bool:
    for place in _words(pieces, start):
        noun = _noun(pieces[place], [])
        if noun is not None and "anim" in noun.tag:
            return True
        if _adjective(pieces[place]) is None:
            return False
    return False


def _noun(word: str, adjectives: list[Any]) -> Any:
    """Parse of the word as a nominative noun that agrees with the adjectives before it; people first."""
    if _is_abbreviation(word):
        return None
    found = [p for p in parses(_tail(word)) if p.tag.POS == "NOUN" and p.tag.case == "nomn" and _agree(p, adjectives)]
    found.sort(key=lambda p: ("anim" not in p.tag, p.tag.number != "sing"))
    return found[0] if found else None


def _adjective(word: str) -> Any:
    if _is_abbreviation(word):
        return None
    for parse in parses(_tail(word)):
        if parse.tag.POS in ("ADJF", "PRTF") and parse.tag.case == "nomn":
            return parse
    return None


def _agree(noun: Any, adjectives: list[Any]) -> bool:
    return all(
        adjective.tag.number == noun.tag.number
        and (adjective.tag.number == "plur" or adjective.tag.gender == noun.tag.gender or "ms-f" in noun.tag)
        for adjective in adjectives
    )


def _leads_to_noun(adjective: Any, following: str) -> bool:
    if not following:
        return False
    return _noun(following, [adjective]) is not None or _adjective(following) is not None


def _inflected(word: str, parse: Any, case: Case, noun: Any) -> str:
    """The word in the case, with its capital letters and the first part of a compound kept."""
    if parse.tag.POS == "NOUN" and (parts := _compound(_tail(word))):
        # The dictionary sometimes leaves one part of a compound behind («инженера-конструктор»).
        forms = [part.inflect({str(case), part.tag.number}) for part in parts]
        if all(forms):
            return word[: len(word) - len(_tail(word))] + _cased("-".join(f.word for f in forms), like=_tail(word))
    wanted = {str(case)}
    if case is Case.ACCUSATIVE and parse.tag.POS in ("ADJF", "PRTF"):
        # An adjective of the masculine and of the plural tells people from things: «нового директора», «новый совет».
        lives = noun is None or "anim" in noun.tag
        if parse.tag.number == "plur" or parse.tag.gender == "masc":
            wanted.add("anim" if lives else "inan")
    form = parse.inflect(wanted)
    if form is None:
        return word
    tail = _tail(word)
    head = word[: len(word) - len(tail)]
    return head + _cased(form.word, like=tail)


def _compound(word: str) -> list[Any]:
    """Nominative nouns that name a person together («слесарь-ремонтник»); empty for anything else."""
    if "-" not in word:
        return []
    nouns = [_noun(part, []) for part in word.split("-")]
    return nouns if all(noun is not None and "anim" in noun.tag for noun in nouns) else []


def _cased(word: str, *, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    parts, models = word.split("-"), like.split("-")
    if len(parts) == len(models):
        return "-".join(
            part[:1].upper() + part[1:] if model[:1].isupper() else part
            for part, model in zip(parts, models, strict=True)
        )
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _tail(word: str) -> str:
    """«HR-директор» is declined by its last part; a Russian compound as a whole."""
    first, dash, rest = word.partition("-")
    return rest if dash and (_LATIN.search(first) or first.isupper()) else word


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper() and len(word) <= 6

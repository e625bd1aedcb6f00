"""The language of the screen: Dutch, or English from resources/i18n/en.

`tr("Opslaan")` is a text of the screen in the language of this run; the Dutch text is the key of the catalog.
`said(text)` does the same for what services say in Dutch: a message, the label of a field, a finding.
Neither is for what a user typed. Documents, workbooks and the log stay Dutch in every language, and so do
the notation of dates, decimals and amounts on the screen: one compares them with papers that are Dutch.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.paths import resources_dir

DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
NEDERLANDS = "nl"
LANGUAGES = ((NEDERLANDS, "Nederlands"), ("en", "English"))
OF_SERVICES = "services"  # how the catalogs begin of what services say
PLACE = re.compile(r"\{\w+(?:[!:][^{}]*)?\}")
DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
SHORT_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec"
LEAST_OWN = 3  # signs that a template must have of its own, or it would fit anything
FEW = 5  # signs of its own below which a template takes numbers and nothing else
NUMBERS = r"[+−-]?(?:€ )?\d\S*(?: \w+)?"
ONE_SENTENCE = r"(?:(?![.?!:;] |\n).)*?"
DATE = re.compile(r"(?:[a-z]+dag )?\d{1,2} [a-z]{3,}(?: \d{4})?")
A_NUMBER = r"(?:^| )(?:[+−-] ?)?(?:€ )?\d[\d.,:]*(?: |$)"
JOINTS = (
    r"\n",
    r"(?<=[.?!]) ",
    "; ",
    " · ",
    ": ",
    ", ",
    A_NUMBER,
)  # between texts that were joined, the widest first
LONGEST_VALUE = 500  # letters of a value inside a template that may be a text of a service too

_texts: dict[str, str] = {}
_said: dict[str, str] = {}
_chosen = [NEDERLANDS]


def choose(language: str) -> None:
    """Speak this language from now on. Before screens are imported: their tables are made once."""
    _chosen[0] = language if language in dict(LANGUAGES) else NEDERLANDS
    use_texts(*read_catalog(_chosen[0]))


def chosen() -> str:
    """The language of this run."""
    return _chosen[0]


def translates() -> bool:
    """Whether texts are anything else than the Dutch of the source."""
    return bool(_texts or _said)


def use_texts(texts: Mapping[str, str], of_services: Mapping[str, str]) -> None:
    """Take these translations; what is not among them stays Dutch."""
    for kept, given in ((_texts, texts), (_said, of_services)):
        kept.clear()
        kept.update(given)
    _templates.cache_clear()
    _day_names.cache_clear()
    _in_other_case.cache_clear()
    said.cache_clear()


def read_catalog(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of the screen in a language and those of services, from the files of its folder."""
    texts: dict[str, str] = {}
    of_services: dict[str, str] = {}
    for path in sorted((resources_dir() / "i18n" / language).glob("*.toml")):
        kept = of_services if path.name.startswith(OF_SERVICES) else texts
        kept |= tomllib.loads(path.read_text(encoding="utf-8"))
    return texts, of_services


def prepare() -> None:
    """Make the patterns of what services say beforehand, off the GUI thread: it takes a quarter second."""
    if _said:
        _templates(True)
        _templates(False)


def tr(text: str, /, **values: object) -> str:
    """A text of the screen in the language of the run, with `values` in the places of their names."""
    told = _texts.get(text, text)
    return told.format(**values) if values else told


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """What a service said, in the language of the run; a text that no entry fits stays as it is.

    Values inside it are names and numbers; one that is itself a text of a service is translated too. What
    was joined from several texts is translated part by part.
    """
    if not _said or not text or text in _said:
        return _said.get(text, text)
    if (told := _in_other_case().get(text.lower())) is not None:
        return told.lower() if text.islower() else told[:1].upper() + told[1:]
    for strict in (True, False):
        for pattern, told in _templates(strict):
            if found := pattern.fullmatch(text):
                return told.format(**{name: _value(value) for name, value in found.groupdict().items()})
        parts = _by_parts(text)
        if strict and all(new != old or not re.search(r"[^\W\d_]", old) for old, new in parts):
            break
    return "".join(new for _old, new in parts)


def _by_parts(text: str) -> list[tuple[str, str]]:
    """The parts a text was joined from, each beside its translation; a text that is one part by itself."""
    for joint in JOINTS:
        parts = re.split(f"({joint})", text)
        if len(parts) > 1:
            return [(old, old if place % 2 else said(old)) for place, old in enumerate(parts)]
    return [(text, text)]


def tr_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Choices of a service: what is stored, and what is shown of it."""
    return tuple((value, said(shown)) for value, shown in pairs)


def tr_date(text: str) -> str:
    """A date in words with the names of its day and month in the language of the run."""
    return (
        re.sub(r"[a-z]{3,}", lambda word: _day_names().get(word[0], word[0]), text) if translates() else text
    )


@cache
def _day_names() -> dict[str, str]:
    """What each day and month is called; a list of names is one entry of the catalog."""
    names: dict[str, str] = {}
    for dutch in (SHORT_MONTHS, MONTHS, DAYS):
        names |= zip(dutch.split(), tr(dutch).split(), strict=True)
    return names


def _value(part: str) -> str:
    if DATE.fullmatch(part) and (told := tr_date(part)) != part:
        return told
    return said(part) if len(part) < LONGEST_VALUE else part


@cache
def _in_other_case() -> dict[str, str]:
    """Entries without values by their small letters: services give a name a capital, or take it away."""
    return {text.lower(): told for text, told in _said.items() if not PLACE.search(text)}


@cache
def _templates(strict: bool) -> list[tuple[re.Pattern[str], str]]:
    """Entries with a place for a value, as patterns; the one with most text of its own is tried first.

    Strict: a value is no more than one sentence. A template with few words of its own takes numbers only.
    """
    known = [(len(_own_signs(text)), text, told) for text, told in _said.items() if PLACE.search(text)]
    known.sort(key=lambda entry: -entry[0])
    return [(_pattern(text, strict), _bare(told)) for own, text, told in known if own >= LEAST_OWN]


def _own_signs(text: str) -> str:
    return re.sub(r"\s", "", PLACE.sub("", text))


def _pattern(text: str, strict: bool) -> re.Pattern[str]:
    """A pattern that finds the values of a template; the same name twice has the same value twice."""
    few = len(_own_signs(text)) < FEW and "“" not in text and text.startswith("{")
    value = NUMBERS if few else ONE_SENTENCE if strict else ".*?"
    parts, seen, place = list[str](), set[str](), 0
    for found in PLACE.finditer(text):
        name = re.split("[!:]", found[0].strip("{}"))[0]
        parts.append(re.escape(text[place : found.start()]))
        parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>{value})")
        seen.add(name)
        place = found.end()
    return re.compile("".join([*parts, re.escape(text[place:])]), re.DOTALL)


def _bare(text: str) -> str:
    """The translation without formats: what was found is text already."""
    return re.sub(r"\{(\w+)[!:][^{}]*\}", r"{\1}", text)


@cache
def _translator() -> QTranslator:
    translator = QTranslator()
    translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator


def speak(app: QCoreApplication) -> None:
    """Dutch dates and decimals; the texts that come with Qt in the language of the run (its own is English).

    Call before the first widget exists.
    """
    QLocale.setDefault(DUTCH)
    if chosen() == NEDERLANDS:
        app.installTranslator(_translator())
    else:
        app.removeTranslator(_translator())

"""The Dutch texts in the source that can stand on a screen: those of the screens, and those of services.

Both are keys of the catalogs in resources/i18n. An f-string of a service becomes a template: its values get
the names of what is in them, so `f"{len(rijen)} rijen"` is "{rijen} rijen".
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

from app.ui import language

ROOT = Path(__file__).resolve().parents[2]
SCREENS = (*sorted((ROOT / "app" / "ui").rglob("*.py")), ROOT / "app" / "main.py")
ROOMS = ("services", "loonwaarde")

# What these make is paper, a workbook, a list for another program or the example archive, or is no text.
NO_SCREEN = {
    *(f"services/papier/{name}" for name in ("uitleg", "uitlegwoorden", "rapportinhoud", "invullen")),
    "services/papier/vragenlijsten",
    *(f"services/uitwisselen/{name}" for name in ("bereken", "demo", "export_bedragen", "export_metingen")),
    *(f"services/uitwisselen/{name}" for name in ("export_narekening", "export_trajecten")),
    *(f"services/{name}" for name in ("coachen/coachinginhoud", "coachen/agendabestand", "rekenhulp/blad")),
    *(f"services/{name}" for name in ("logboeken/logexport", "looptijd/jaarpapier", "looptijd/jaarverslag")),
    *(f"services/inlezen/{name}" for name in ("sjabloon", "verslag", "werkmap", "pakket", "veilig")),
    "loonwaarde/__init__",
    "loonwaarde/bron",
}
NO_TEXT = re.compile(
    r"\s*(max\(|NOT GLOB|SELECT|JOIN|INSERT|UPDATE|DELETE|PRAGMA|WITH|VACUUM|BEGIN|CASCADE|DESC|ASC)\b"  # SQL
    r"|.*\(\?[i:<]|.*\(\.\+\)|## |\[\^|.* \| None$|MEGA|Box|UNC|# |\w+ = "  # patterns, types, formats
    r"|[a-z]+ (jan|feb|mrt|apr|may|jun|jul|aug|sep|okt|nov|dec)\b"  # what months are called in a list
    r"|[A-Z][a-z]+([A-Z][a-z]+)+$|[A-Z_]{3,}$|(AVG|ECLI|Participatiewet art|Besluit lo|Regeling lo)"  # names
)
# Words alone that services pass on as they are: the stand of a thing, a unit, a party.
WORDS = """
    aangemaakt aangevuld aanvullen afgesloten afgerond bevestigd onbevestigd bijwerken concept
    definitief vervangen vastgelegd voorlopig verschilt vervallen geweigerd gewijzigd verwijderd
    ingelezen geëxporteerd goed mislukt scherm opdrachtregel eigen meegeleverd nieuw gelijk anders geen
    gedaan besloten berekend klaar open loopt gestopt uitgesteld vandaag gisteren morgen onbekend leeg
    schatting forfait plafond werknemer werkgever jobcoach collega kandidaat gemeente plaatsing meting
    hoofdtaak deeltaak contact contactmoment coachtraject traject evaluatie urenafspraak contactpersoon
    subsidie regime zienswijze waarneming taak export inlezing gebruiker doel doelen afspraak afspraken
    stage stuk normfunctie kandidaten werkgevers gemeenten plaatsingen contactpersonen urenafspraken
    wijziging wijzigingen uur uren min km jaar week weken dag dagen maand maanden werkdag werkdagen keer
    euro procent punt punten meer minder hoger lager terug weg aan uit ja nee met zonder begin heden rij
    rijen tempo kwaliteit peildatum route loonwaarde leeftijd minimumloon contracturen voltijduren
    bedrag einde stilte contract werkstructuur budget verzuim hermeting beschikking verjaardag
    jaarwisseling dienstbetrekking detachering aantal bronnen map archief wachtwoord
"""


# What screens hand to services in Dutch, for the log and for the reason of a backup, and get back.
HANDED = (
    *("zelf gemaakt", "bij afsluiten", "tijdens het werk", "kopie van de grafiek", "kopie van de cijfers"),
    *("slepen afgebroken", "het bestand is gewist", "instelling gewijzigd"),
    "vergrendelen na {minuten} minuten",
    # what services/papier/vragenlijsten says on a screen; the rest of it is paper
    "Dit bestand is geen ingevulde vragenlijst van Loonwaarde. Kies het bestand dat u terugkreeg.",
    "Deze taken heten nu anders of zijn samengevoegd: {weg}. Kijk of dat klopt.",
    "Vul bij taak {nummer} de naam van de taak in.",
    "“{naam}” (niet overgenomen: bij taak {nummer} staat al een antwoord)",
    "“{naam}” (nu bij taak {nummer})",
    "Taak {nummer}. {tekst}",
    # what services write behind a number or join to it
    *("{aantal} te laat", "{punten} % meer", "{punten} % minder", "lid 4", "lid 5"),
    *("collega {gemaakt} in {tijd}", "collega {goed} van {gemaakt}", "norm {norm} per uur", "collega {tijd}"),
    *("meer subsidie per maand", "minder subsidie per maand", "meer per maand", "minder per maand"),
    *("per verloond uur", "hoogstens", "per jaar", "drie jaar", "Contact bij {werkgever}"),
    *("metingen", "documenten", "log", "minuten", "hoofdtaken"),
    "{label}: “{getoond}” {wat}",  # how services.velden refuses: all of it but the quotes is put in
)


@cache
def screen_texts() -> dict[str, list[str]]:
    """Per file what `tr` is asked, as it stands in the source."""
    found = {str(path.relative_to(ROOT)): list(_asked(path)) for path in SCREENS}
    found["app/ui/language.py"] = [language.DAYS, language.MONTHS, language.SHORT_MONTHS]
    return {name: texts for name, texts in found.items() if texts}


@cache
def service_texts() -> dict[str, list[str]]:
    """Per file of services and the law what can come to a screen; the words alone under "woorden"."""
    found = {"woorden": [*WORDS.split(), *HANDED]}
    for room in ROOMS:
        for path in sorted((ROOT / "app" / room).rglob("*.py")):
            name = path.relative_to(ROOT / "app").with_suffix("").as_posix()
            if name not in NO_SCREEN and "voorbeeld" not in path.parts:
                found[name] = list(dict.fromkeys(_told(path)))
    for path in sorted((ROOT / "app" / "loonwaarde" / "bedragen").glob("*.toml")):
        found[f"loonwaarde/bedragen/{path.stem}"] = list(_of_amount(path))
    return {name: texts for name, texts in found.items() if texts}


def _of_amount(path: Path) -> Iterator[str]:
    """What the screen of legal amounts says of one of them; the source is a name and stays."""
    amount = tomllib.loads(path.read_text(encoding="utf-8"))
    yield from (amount[key] for key in ("naam", "eenheid", "toelichting"))
    yield from (waarde["opmerking"] for waarde in amount["waarde"] if waarde.get("opmerking"))


def is_text(value: str) -> bool:
    """Whether a string reads as words for people: it has a space, or begins with a capital."""
    letters = re.search(r"[^\W\d_]{2}", re.sub(r"\{[^}]*\}", "", value))
    return bool(letters) and (" " in value.strip() or bool(re.match(r"\W*[A-ZÀ-Þ]", value)))


def places(text: str) -> list[str]:
    """The places for values in a text, sorted: a translation has the same."""
    return sorted(language.PLACE.findall(text))


def _asked(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        asks = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"
        if asks and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value


def _told(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(part) for node in ast.walk(tree) for part in _not_text(node)}
    for node in ast.walk(tree):
        text = ""
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            text = _template(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = _named(node.value)
        elif _counts(node):
            one, more = (ast.literal_eval(part) for part in node.args[1:])
            yield from (f"1 {one}", f"{{aantal}} {more}")
        if is_text(text) and not NO_TEXT.match(text):
            yield text


def _not_text(node: ast.AST) -> Iterator[ast.AST]:
    """Parts of a node that are no text of their own: docstrings, pieces of f-strings, keys, annotations."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (part for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        yield node.format_spec
        yield from ast.walk(node.format_spec)
    elif isinstance(node, ast.Dict):
        yield from filter(None, node.keys)
    elif isinstance(node, ast.Compare) or _counts(node):
        yield from (part for part in ast.walk(node) if part is not node)
    elif isinstance(node, ast.keyword) and node.arg == "bron":
        yield node.value
    elif isinstance(node, ast.Assign | ast.AnnAssign) and _target(node) in ("__all__", "_OOK"):
        yield from ast.walk(node)
    elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield from ast.walk(node.annotation)


def _counts(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether this is a number with its word: `format_aantal(dagen, "dag", "dagen")`."""
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "format_aantal"
    return named and all(isinstance(part, ast.Constant) for part in node.args[1:])


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    return ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)


def _template(node: ast.JoinedStr) -> str:
    text, taken = "", dict[str, str]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += part.value
        elif isinstance(part, ast.FormattedValue):
            source, own = ast.unparse(part.value), _name_of(part.value)
            names = (own, *(f"{own}{number}" for number in range(2, 9)))
            name = next(name for name in names if taken.get(name, source) == source)
            taken[name] = source
            text += f"{{{name}}}"
    return text


def _name_of(node: ast.AST) -> str:
    """What a value is called after: the name of the thing that its functions are about."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_").lower()
        case ast.Call(args=[first, *_]) | ast.BoolOp(values=[first, *_]):
            return _name_of(first)
        case ast.Call(func=ast.Attribute(value=first)) | ast.Subscript(value=first) | ast.BinOp(left=first):
            return _name_of(first)
        case ast.IfExp(body=first) | ast.UnaryOp(operand=first) | ast.GeneratorExp(elt=first):
            return _name_of(first)
    return "waarde"


def _named(text: str) -> str:
    """A text for str.format with names for places that have none."""
    numbers = iter(range(1, 100))
    return re.sub(r"\{\}", lambda _found: f"{{waarde{next(numbers)}}}", text)

"""A large archive of made-up kandidaten, for measuring."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.models import Kandidaat
from app.models.search import fold

ROOTS = (
    "bak",
    "vis",
    "dek",
    "mol",
    "kuip",
    "smit",
    "jans",
    "pet",
    "wil",
    "hend",
    "mey",
    "brand",
    "yılm",
    "łuk",
)
ENDINGS = (
    "ker",
    "ser",
    "sen",
    "ers",
    "stra",
    "huis",
    "man",
    "aaz",
    "asik",
    "berg",
    "dijk",
    "ema",
    "veld",
    "kamp",
)
FIRST = ("Aïsha", "Bram", "Chloé", "Daan", "Emre", "Fenna", "Gijs", "Hülya", "Ilse", "Jan", "Kaya", "Lotte")
SURNAMES = tuple(
    f"{root}{middle}{end}" for root, middle, end in product(ROOTS, ("", "e", "o", "en"), ENDINGS)
)


def fill_kandidaten(session: Session, count: int, seed: int = 1) -> None:
    """Add `count` kandidaten, 5,000 at a time."""
    rows = make_kandidaten(count, random.Random(seed))
    while batch := [row for _, row in zip(range(5000), rows, strict=False)]:
        session.execute(insert(Kandidaat), batch)


def make_kandidaten(count: int, chance: random.Random) -> Iterator[dict[str, object]]:
    """Rows as a year of work would leave them: names, number, birth date, a short note."""
    for number in range(count):
        surname, name = chance.choice(SURNAMES).capitalize(), chance.choice(FIRST)
        file_number = f"{2020 + number % 6}-{number:06}"
        yield {
            "dossiernummer": file_number,
            "achternaam": surname,
            "roepnaam": name,
            "voorletters": f"{name[0]}.",
            "geboortedatum": date(1995, 1, 1) + timedelta(days=chance.randrange(5000)),
            "email": f"k{number}@voorbeeld.test",
            "notitie": "Werkt graag vroeg en komt met de fiets. " * chance.randrange(4),
            "sorteernaam": fold(f"{surname} {name}"),
            "zoektekst": fold(f"{surname} {name} {file_number}"),
        }

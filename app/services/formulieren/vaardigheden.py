"""Werknemersvaardigheden: twelve plain sentences the employer rates, apart from the loonwaarde."""

from app.services.velden import Soort, Veld

MAANDEN = (("0", "Bij het begin"), ("3", "Na 3 maanden"), ("6", "Na 6 maanden"))
CIJFERS = "1 = lukt bijna nooit, 3 = lukt vaak, 5 = lukt altijd."
ONDERDELEN = (
    ("op_tijd", "Komt op tijd"),
    ("afmelden", "Belt zelf af als komen niet lukt"),
    ("afspraken", "Houdt zich aan afspraken"),
    ("uitleg", "Begrijpt een uitleg"),
    ("aandacht", "Houdt de aandacht bij het werk"),
    ("doorgaan", "Gaat door tot het werk af is"),
    ("initiatief", "Begint uit zichzelf"),
    ("hulp", "Vraagt om hulp als dat nodig is"),
    ("opmerking", "Doet iets met een opmerking"),
    ("samenwerken", "Werkt samen met collega's"),
    ("verandering", "Kan tegen verandering"),
    ("veilig", "Werkt veilig en netjes"),
)

VAARDIGHEDEN = (
    Veld("dag", "Ingevuld op", Soort.DATUM, breedte=2),
    Veld("beoordelaar", "Ingevuld door (werkgever)", breedte=4),
    *(
        Veld(naam, woorden, Soort.GEHEEL, minimum="1", maximum="5", uitleg=CIJFERS, breedte=2)
        for naam, woorden in ONDERDELEN
    ),
)

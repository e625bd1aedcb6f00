"""Regimes: percentages per payer, visits with several kandidaten, werknemersvaardigheden.

Revision ID: 0006
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE regime (
        id INTEGER NOT NULL, naam VARCHAR(300) NOT NULL, betaler VARCHAR(60) NOT NULL,
        gemeente_id INTEGER, jaar1 INTEGER, jaar2 INTEGER, jaar3 INTEGER, bron TEXT NOT NULL,
        CONSTRAINT pk_regime PRIMARY KEY (id),
        CONSTRAINT fk_regime_gemeente_id_gemeente FOREIGN KEY (gemeente_id) REFERENCES gemeente (id)
    )
    """,
    """
    CREATE TABLE deelnemer (
        id INTEGER NOT NULL, contact_id INTEGER NOT NULL, kandidaat_id INTEGER NOT NULL,
        CONSTRAINT pk_deelnemer PRIMARY KEY (id),
        CONSTRAINT uq_deelnemer_contact_id UNIQUE (contact_id, kandidaat_id),
        CONSTRAINT fk_deelnemer_contact_id_contactmoment FOREIGN KEY (contact_id)
            REFERENCES contactmoment (id) ON DELETE CASCADE,
        CONSTRAINT fk_deelnemer_kandidaat_id_kandidaat FOREIGN KEY (kandidaat_id)
            REFERENCES kandidaat (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE vaardigheden (
        id INTEGER NOT NULL, plaatsing_id INTEGER NOT NULL, maand INTEGER, dag DATE,
        beoordelaar VARCHAR(300) NOT NULL,
        op_tijd INTEGER, afmelden INTEGER, afspraken INTEGER, uitleg INTEGER, aandacht INTEGER,
        doorgaan INTEGER, initiatief INTEGER, hulp INTEGER, opmerking INTEGER, samenwerken INTEGER,
        verandering INTEGER, veilig INTEGER,
        CONSTRAINT pk_vaardigheden PRIMARY KEY (id),
        CONSTRAINT fk_vaardigheden_plaatsing_id_plaatsing FOREIGN KEY (plaatsing_id)
            REFERENCES plaatsing (id) ON DELETE CASCADE
    )
    """,
)
COLUMNS = (
    "coachtraject ADD COLUMN ritme_dagen INTEGER",
    "coachtraject ADD COLUMN regime_id INTEGER CONSTRAINT fk_coachtraject_regime_id_regime "
    "REFERENCES regime (id)",
    "contactmoment ADD COLUMN bezoek_minuten INTEGER",
    "contactmoment ADD COLUMN bezoek_personen INTEGER",
)
INDEXES = (
    "ix_regime_gemeente_id ON regime (gemeente_id)",
    "ix_deelnemer_contact_id ON deelnemer (contact_id)",
    "ix_deelnemer_kandidaat_id ON deelnemer (kandidaat_id)",
    "ix_vaardigheden_plaatsing_id ON vaardigheden (plaatsing_id)",
    "ix_coachtraject_regime_id ON coachtraject (regime_id)",
)
PROTOCOL = "UWV-protocol interne jobcoach 2015, deels vervallen: een voorbeeld."
OWN = "Voorbeeld, naar het UWV-protocol interne jobcoach 2015. Vul hier in wat de gemeente toekent."
LAW = "Reïntegratiebesluit, artikel 12 en 18."
# Examples the user may change: payer, name, hundredths of a percent of the hours worked per year, source.
EXAMPLES = (
    ("gemeente", "Licht", 600, 300, 300, OWN),
    ("gemeente", "Midden", 1000, 500, 300, OWN),
    ("gemeente", "Intensief", 1500, 750, 600, OWN),
    ("uwv", "Licht", 600, 300, 300, PROTOCOL),
    ("uwv", "Midden", 1000, 500, 300, PROTOCOL),
    ("uwv", "Intensief", 1500, 750, 600, PROTOCOL),
    ("uwv", "Volgens de wet", 1500, 750, 600, LAW),
)


def upgrade() -> None:
    """Make the tables with the examples, and point each traject at the regime it named."""
    for table in TABLES:
        op.execute(table)
    for column in COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    for payer, name, *years, source in EXAMPLES:
        first, second, later = years
        op.execute(
            "INSERT INTO regime (betaler, naam, jaar1, jaar2, jaar3, bron) "
            f"VALUES ('{payer}', '{name}', {first}, {second}, {later}, '{source}')"
        )
    op.execute(
        "UPDATE coachtraject SET regime_id = (SELECT regime.id FROM regime "
        "WHERE regime.betaler = coachtraject.betaler AND lower(regime.naam) = coachtraject.regime)"
    )
    op.execute("ALTER TABLE coachtraject DROP COLUMN regime")


def downgrade() -> None:
    """Take it away again; a traject keeps the name of its regime."""
    op.execute("ALTER TABLE coachtraject ADD COLUMN regime VARCHAR(60) NOT NULL DEFAULT ''")
    op.execute(
        "UPDATE coachtraject SET regime = coalesce("
        "(SELECT lower(naam) FROM regime WHERE regime.id = coachtraject.regime_id), '')"
    )
    op.execute("DROP INDEX ix_coachtraject_regime_id")
    for column in ("coachtraject DROP COLUMN regime_id", "coachtraject DROP COLUMN ritme_dagen"):
        op.execute(f"ALTER TABLE {column}")
    for column in ("bezoek_minuten", "bezoek_personen"):
        op.execute(f"ALTER TABLE contactmoment DROP COLUMN {column}")
    for table in ("vaardigheden", "deelnemer", "regime"):
        op.execute(f"DROP TABLE {table}")

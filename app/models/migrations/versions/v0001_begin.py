"""Begin: all tables, the search indexes and the guards that keep definitive things definitive.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE gemeente (
        id INTEGER NOT NULL, naam VARCHAR(300) NOT NULL, cbs_code VARCHAR(60) NOT NULL,
        arbeidsmarktregio VARCHAR(300) NOT NULL, contactpersoon VARCHAR(300) NOT NULL,
        email VARCHAR(300) NOT NULL, telefoon VARCHAR(60) NOT NULL, termijn_aanvraag_weken INTEGER,
        bewaartermijn_jaren INTEGER, bsn_toegestaan BOOLEAN, bsn_grondslag TEXT NOT NULL,
        kolomprofiel TEXT NOT NULL,
        CONSTRAINT pk_gemeente PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE gebruiker (
        id INTEGER NOT NULL, naam VARCHAR(300) NOT NULL, rollen VARCHAR(300) NOT NULL,
        organisatie VARCHAR(300) NOT NULL, telefoon VARCHAR(60) NOT NULL, email VARCHAR(300) NOT NULL,
        registernummer VARCHAR(60) NOT NULL, opleiding TEXT NOT NULL, ervaring TEXT NOT NULL,
        CONSTRAINT pk_gebruiker PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE wijziging (
        id INTEGER NOT NULL, moment DATETIME NOT NULL, gebruiker VARCHAR(60) NOT NULL,
        soort VARCHAR(60) NOT NULL, object_id INTEGER NOT NULL, veld VARCHAR(60) NOT NULL,
        oud TEXT NOT NULL, nieuw TEXT NOT NULL, ongedaan BOOLEAN,
        CONSTRAINT pk_wijziging PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE open_invoer (
        id INTEGER NOT NULL, soort VARCHAR(60) NOT NULL, object_id INTEGER NOT NULL,
        veld VARCHAR(60) NOT NULL, tekst TEXT NOT NULL, melding TEXT NOT NULL,
        CONSTRAINT pk_open_invoer PRIMARY KEY (id),
        CONSTRAINT uq_open_invoer_soort UNIQUE (soort, object_id, veld)
    )
    """,
    """
    CREATE TABLE logboek (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, moment DATETIME NOT NULL,
        gebruiker VARCHAR(300) NOT NULL, actie VARCHAR(60) NOT NULL, soort VARCHAR(60) NOT NULL,
        object_id INTEGER, bijzonderheid VARCHAR(300) NOT NULL, resultaat VARCHAR(60) NOT NULL,
        herkomst VARCHAR(60) NOT NULL, vorige VARCHAR(64) NOT NULL, schakel VARCHAR(64) NOT NULL,
        CONSTRAINT uq_logboek_schakel UNIQUE (schakel)
    )
    """,
    """
    CREATE TABLE werkgever (
        id INTEGER NOT NULL, naam VARCHAR(300) NOT NULL, kvk VARCHAR(60) NOT NULL,
        plaats VARCHAR(300) NOT NULL, sector VARCHAR(300) NOT NULL, cao VARCHAR(300) NOT NULL,
        notitie TEXT NOT NULL, zoektekst TEXT NOT NULL,
        CONSTRAINT pk_werkgever PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE kandidaat (
        id INTEGER NOT NULL, dossiernummer VARCHAR(60) NOT NULL, achternaam VARCHAR(300) NOT NULL,
        voorvoegsel VARCHAR(60) NOT NULL, voorletters VARCHAR(60) NOT NULL,
        roepnaam VARCHAR(300) NOT NULL, geboortedatum DATE, gemeente_id INTEGER,
        telefoon VARCHAR(60) NOT NULL, email VARCHAR(300) NOT NULL, doelgroep VARCHAR(60) NOT NULL,
        doelgroepregister BOOLEAN, school VARCHAR(300) NOT NULL, coach VARCHAR(300) NOT NULL,
        bsn VARCHAR(60) NOT NULL, opleidingen TEXT NOT NULL, notitie TEXT NOT NULL,
        sorteernaam VARCHAR(300) NOT NULL, zoektekst TEXT NOT NULL,
        CONSTRAINT pk_kandidaat PRIMARY KEY (id),
        CONSTRAINT uq_kandidaat_dossiernummer UNIQUE (dossiernummer),
        CONSTRAINT fk_kandidaat_gemeente_id_gemeente FOREIGN KEY(gemeente_id) REFERENCES gemeente (id)
    )
    """,
    """
    CREATE TABLE contactpersoon (
        id INTEGER NOT NULL, werkgever_id INTEGER NOT NULL, naam VARCHAR(300) NOT NULL,
        functie VARCHAR(300) NOT NULL, email VARCHAR(300) NOT NULL, telefoon VARCHAR(60) NOT NULL,
        CONSTRAINT pk_contactpersoon PRIMARY KEY (id),
        CONSTRAINT fk_contactpersoon_werkgever_id_werkgever FOREIGN KEY(werkgever_id)
            REFERENCES werkgever (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE plaatsing (
        id INTEGER NOT NULL, kandidaat_id INTEGER NOT NULL, werkgever_id INTEGER,
        soort VARCHAR(60) NOT NULL, functie VARCHAR(300) NOT NULL, "begin" DATE, einde DATE,
        contractsoort VARCHAR(60) NOT NULL, voltijduren INTEGER, werkdagen_per_week INTEGER,
        loon_per_maand INTEGER, route VARCHAR(60) NOT NULL, datum_aanvraag DATE, ingangsdatum DATE,
        intentieverklaring DATE, uit_uitkering BOOLEAN, uitkomst VARCHAR(60) NOT NULL,
        uitkomst_datum DATE, uitstroomreden TEXT NOT NULL,
        CONSTRAINT pk_plaatsing PRIMARY KEY (id),
        CONSTRAINT fk_plaatsing_kandidaat_id_kandidaat FOREIGN KEY(kandidaat_id)
            REFERENCES kandidaat (id) ON DELETE CASCADE,
        CONSTRAINT fk_plaatsing_werkgever_id_werkgever FOREIGN KEY(werkgever_id) REFERENCES werkgever (id)
    )
    """,
    """
    CREATE TABLE coachtraject (
        id INTEGER NOT NULL, kandidaat_id INTEGER NOT NULL, plaatsing_id INTEGER,
        betaler VARCHAR(60) NOT NULL, gemeente_id INTEGER, referentie VARCHAR(300) NOT NULL,
        coach VARCHAR(300) NOT NULL, "begin" DATE, einde DATE, regime VARCHAR(60) NOT NULL,
        uren_toegekend INTEGER, plan_datum DATE,
        CONSTRAINT pk_coachtraject PRIMARY KEY (id),
        CONSTRAINT fk_coachtraject_kandidaat_id_kandidaat FOREIGN KEY(kandidaat_id)
            REFERENCES kandidaat (id) ON DELETE CASCADE,
        CONSTRAINT fk_coachtraject_plaatsing_id_plaatsing FOREIGN KEY(plaatsing_id)
            REFERENCES plaatsing (id),
        CONSTRAINT fk_coachtraject_gemeente_id_gemeente FOREIGN KEY(gemeente_id) REFERENCES gemeente (id)
    )
    """,
    """
    CREATE TABLE urenafspraak (
        id INTEGER NOT NULL, plaatsing_id INTEGER NOT NULL, vanaf DATE NOT NULL, contracturen INTEGER,
        CONSTRAINT pk_urenafspraak PRIMARY KEY (id),
        CONSTRAINT fk_urenafspraak_plaatsing_id_plaatsing FOREIGN KEY(plaatsing_id)
            REFERENCES plaatsing (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE meting (
        id INTEGER NOT NULL, plaatsing_id INTEGER NOT NULL, status VARCHAR(60) NOT NULL,
        versie INTEGER NOT NULL, vervangt_id INTEGER, reden_versie TEXT NOT NULL,
        gemaakt DATETIME NOT NULL, doel VARCHAR(60) NOT NULL, datum_bezoek DATE, datum_rapport DATE,
        contactpersoon VARCHAR(300) NOT NULL, contactpersoon_email VARCHAR(300) NOT NULL,
        geinterviewde VARCHAR(300) NOT NULL, normfunctie VARCHAR(300) NOT NULL,
        normfunctie_omschrijving TEXT NOT NULL, uitgevoerde_functie VARCHAR(300) NOT NULL,
        regulier BOOLEAN, verdeling VARCHAR(60) NOT NULL, werkdagen_per_week INTEGER,
        contracturen INTEGER, voltijduren INTEGER, vakantiebijslag INTEGER,
        dubbeltelling VARCHAR(60) NOT NULL, onafhankelijkheid TEXT NOT NULL, advies TEXT NOT NULL,
        volgende_meting DATE, volgende_meting_reden TEXT NOT NULL, loonwaarde INTEGER,
        CONSTRAINT pk_meting PRIMARY KEY (id),
        CONSTRAINT ck_meting_status CHECK (status IN ('concept', 'definitief', 'vervangen')),
        CONSTRAINT fk_meting_plaatsing_id_plaatsing FOREIGN KEY(plaatsing_id)
            REFERENCES plaatsing (id) ON DELETE CASCADE,
        CONSTRAINT fk_meting_vervangt_id_meting FOREIGN KEY(vervangt_id) REFERENCES meting (id)
    )
    """,
    """
    CREATE TABLE doel (
        id INTEGER NOT NULL, traject_id INTEGER NOT NULL, omschrijving VARCHAR(300) NOT NULL,
        streefdatum DATE, status VARCHAR(60) NOT NULL,
        CONSTRAINT pk_doel PRIMARY KEY (id),
        CONSTRAINT fk_doel_traject_id_coachtraject FOREIGN KEY(traject_id)
            REFERENCES coachtraject (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE contactmoment (
        id INTEGER NOT NULL, traject_id INTEGER NOT NULL, status VARCHAR(60) NOT NULL,
        versie INTEGER NOT NULL, vervangt_id INTEGER, reden_versie TEXT NOT NULL,
        gemaakt DATETIME NOT NULL, datum DATE, begintijd TIME, eindtijd TIME, soort VARCHAR(60) NOT NULL,
        uitvoerder VARCHAR(300) NOT NULL, gesproken_met VARCHAR(300) NOT NULL, gedaan TEXT NOT NULL,
        volgend_contact DATE, geen_volgend_reden VARCHAR(300) NOT NULL, signalen VARCHAR(300) NOT NULL,
        reistijd_minuten INTEGER, kilometers INTEGER, declarabel BOOLEAN,
        zichtbaar_voor_werkgever BOOLEAN,
        CONSTRAINT pk_contactmoment PRIMARY KEY (id),
        CONSTRAINT ck_contactmoment_status CHECK (status IN ('concept', 'vastgelegd', 'vervangen')),
        CONSTRAINT fk_contactmoment_traject_id_coachtraject FOREIGN KEY(traject_id)
            REFERENCES coachtraject (id) ON DELETE CASCADE,
        CONSTRAINT fk_contactmoment_vervangt_id_contactmoment FOREIGN KEY(vervangt_id)
            REFERENCES contactmoment (id)
    )
    """,
    """
    CREATE TABLE hoofdtaak (
        id INTEGER NOT NULL, meting_id INTEGER NOT NULL, volgnr INTEGER NOT NULL,
        omschrijving VARCHAR(300) NOT NULL, minuten_per_week INTEGER, aandeel TEXT,
        eenheid VARCHAR(300) NOT NULL, norm_per_uur INTEGER, tempo INTEGER, kwaliteit INTEGER,
        netto_werktijd INTEGER, toelichting_tempo TEXT NOT NULL, toelichting_kwaliteit TEXT NOT NULL,
        toelichting_netto_werktijd TEXT NOT NULL,
        CONSTRAINT pk_hoofdtaak PRIMARY KEY (id),
        CONSTRAINT fk_hoofdtaak_meting_id_meting FOREIGN KEY(meting_id)
            REFERENCES meting (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE zienswijze (
        id INTEGER NOT NULL, meting_id INTEGER NOT NULL, partij VARCHAR(60) NOT NULL,
        keuze VARCHAR(60) NOT NULL, tekst TEXT NOT NULL, naam VARCHAR(300) NOT NULL, dag DATE,
        CONSTRAINT pk_zienswijze PRIMARY KEY (id),
        CONSTRAINT uq_zienswijze_meting_id UNIQUE (meting_id, partij),
        CONSTRAINT fk_zienswijze_meting_id_meting FOREIGN KEY(meting_id)
            REFERENCES meting (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE afweging (
        id INTEGER NOT NULL, meting_id INTEGER NOT NULL, code VARCHAR(60) NOT NULL, reden TEXT NOT NULL,
        CONSTRAINT pk_afweging PRIMARY KEY (id),
        CONSTRAINT uq_afweging_meting_id UNIQUE (meting_id, code),
        CONSTRAINT fk_afweging_meting_id_meting FOREIGN KEY(meting_id)
            REFERENCES meting (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE rapport (
        id INTEGER NOT NULL, meting_id INTEGER NOT NULL, gemaakt DATETIME NOT NULL,
        programmaversie VARCHAR(60) NOT NULL, invoer TEXT NOT NULL, uitkomst TEXT NOT NULL,
        controlegetal VARCHAR(64) NOT NULL, logkop VARCHAR(64) NOT NULL, pdf BLOB NOT NULL,
        CONSTRAINT pk_rapport PRIMARY KEY (id),
        CONSTRAINT uq_rapport_meting_id UNIQUE (meting_id),
        CONSTRAINT fk_rapport_meting_id_meting FOREIGN KEY(meting_id)
            REFERENCES meting (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE subsidie (
        id INTEGER NOT NULL, plaatsing_id INTEGER NOT NULL, meting_id INTEGER, gemaakt DATETIME NOT NULL,
        van DATE, tot DATE, peildatum DATE, route VARCHAR(60) NOT NULL, loonwaarde INTEGER,
        leeftijd INTEGER, minimumloon INTEGER, plafond BOOLEAN, werkgeverslasten_percentage INTEGER,
        subsidie INTEGER, werkgeverslasten INTEGER, totaal INTEGER, ontvangstbewijs TEXT NOT NULL,
        besluit_datum DATE, besluit_bedrag INTEGER, besluit_afwijking TEXT NOT NULL,
        CONSTRAINT pk_subsidie PRIMARY KEY (id),
        CONSTRAINT fk_subsidie_plaatsing_id_plaatsing FOREIGN KEY(plaatsing_id)
            REFERENCES plaatsing (id) ON DELETE CASCADE,
        CONSTRAINT fk_subsidie_meting_id_meting FOREIGN KEY(meting_id) REFERENCES meting (id)
    )
    """,
    """
    CREATE TABLE contact_doel (
        id INTEGER NOT NULL, contact_id INTEGER NOT NULL, doel_id INTEGER NOT NULL, voortgang INTEGER,
        CONSTRAINT pk_contact_doel PRIMARY KEY (id),
        CONSTRAINT fk_contact_doel_contact_id_contactmoment FOREIGN KEY(contact_id)
            REFERENCES contactmoment (id) ON DELETE CASCADE,
        CONSTRAINT fk_contact_doel_doel_id_doel FOREIGN KEY(doel_id) REFERENCES doel (id)
    )
    """,
    """
    CREATE TABLE afspraak (
        id INTEGER NOT NULL, contact_id INTEGER NOT NULL, wat VARCHAR(300) NOT NULL,
        wie VARCHAR(300) NOT NULL, uiterlijk DATE, gedaan_op DATE,
        CONSTRAINT pk_afspraak PRIMARY KEY (id),
        CONSTRAINT fk_afspraak_contact_id_contactmoment FOREIGN KEY(contact_id)
            REFERENCES contactmoment (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE waarneming (
        id INTEGER NOT NULL, hoofdtaak_id INTEGER NOT NULL, factor VARCHAR(60) NOT NULL,
        herkomst VARCHAR(60) NOT NULL, dag DATE, tijd TIME, waarde INTEGER, aantal INTEGER,
        minuten INTEGER, collega_aantal INTEGER, collega_minuten INTEGER, fouten INTEGER,
        onderbroken_minuten INTEGER, notitie TEXT NOT NULL,
        CONSTRAINT pk_waarneming PRIMARY KEY (id),
        CONSTRAINT fk_waarneming_hoofdtaak_id_hoofdtaak FOREIGN KEY(hoofdtaak_id)
            REFERENCES hoofdtaak (id) ON DELETE CASCADE
    )
    """,
)

INDEXES = (
    "ix_wijziging_object ON wijziging (soort, object_id)",
    "ix_logboek_object ON logboek (soort, object_id)",
    "ix_kandidaat_volgorde ON kandidaat (sorteernaam, id)",
    "ix_kandidaat_gemeente_id ON kandidaat (gemeente_id)",
    "ix_contactpersoon_werkgever_id ON contactpersoon (werkgever_id)",
    "ix_plaatsing_werkgever_id ON plaatsing (werkgever_id)",
    "ix_plaatsing_kandidaat_id ON plaatsing (kandidaat_id)",
    "ix_coachtraject_plaatsing_id ON coachtraject (plaatsing_id)",
    "ix_coachtraject_kandidaat_id ON coachtraject (kandidaat_id)",
    "ix_coachtraject_gemeente_id ON coachtraject (gemeente_id)",
    "ix_urenafspraak_plaatsing_id ON urenafspraak (plaatsing_id)",
    "ix_meting_vervangt_id ON meting (vervangt_id)",
    "ix_meting_plaatsing_id ON meting (plaatsing_id)",
    "ix_doel_traject_id ON doel (traject_id)",
    "ix_contactmoment_traject_id ON contactmoment (traject_id)",
    "ix_contactmoment_verloop ON contactmoment (traject_id, datum)",
    "ix_contactmoment_agenda ON contactmoment (datum, begintijd)",
    "ix_contactmoment_vervangt_id ON contactmoment (vervangt_id)",
    "ix_hoofdtaak_meting_id ON hoofdtaak (meting_id)",
    "ix_zienswijze_meting_id ON zienswijze (meting_id)",
    "ix_afweging_meting_id ON afweging (meting_id)",
    "ix_rapport_meting_id ON rapport (meting_id)",
    "ix_subsidie_plaatsing_id ON subsidie (plaatsing_id)",
    "ix_subsidie_meting_id ON subsidie (meting_id)",
    "ix_contact_doel_doel_id ON contact_doel (doel_id)",
    "ix_contact_doel_contact_id ON contact_doel (contact_id)",
    "ix_afspraak_contact_id ON afspraak (contact_id)",
    "ix_waarneming_hoofdtaak_id ON waarneming (hoofdtaak_id)",
)

SEARCHED = ("kandidaat", "werkgever")

SEARCH = (
    """
    CREATE VIRTUAL TABLE {table}_zoek USING fts5(
        zoektekst, content='{table}', content_rowid='id', tokenize='ascii',
        prefix='1 2 3', detail=none, columnsize=0
    )
    """,
    """
    CREATE TRIGGER {table}_zoek_insert AFTER INSERT ON {table} BEGIN
        INSERT INTO {table}_zoek (rowid, zoektekst) VALUES (NEW.id, NEW.zoektekst);
    END
    """,
    """
    CREATE TRIGGER {table}_zoek_delete AFTER DELETE ON {table} BEGIN
        INSERT INTO {table}_zoek ({table}_zoek, rowid, zoektekst)
        VALUES ('delete', OLD.id, OLD.zoektekst);
    END
    """,
    """
    CREATE TRIGGER {table}_zoek_update AFTER UPDATE OF id, zoektekst ON {table}
    WHEN OLD.id IS NOT NEW.id OR OLD.zoektekst IS NOT NEW.zoektekst BEGIN
        INSERT INTO {table}_zoek ({table}_zoek, rowid, zoektekst)
        VALUES ('delete', OLD.id, OLD.zoektekst);
        INSERT INTO {table}_zoek (rowid, zoektekst) VALUES (NEW.id, NEW.zoektekst);
    END
    """,
)

FROZEN_TABLES = ("logboek", "rapport")

METING_FIXED = (
    "id, plaatsing_id, versie, vervangt_id, reden_versie, gemaakt, doel, datum_bezoek, datum_rapport, "
    "contactpersoon, contactpersoon_email, geinterviewde, normfunctie, normfunctie_omschrijving, "
    "uitgevoerde_functie, regulier, verdeling, werkdagen_per_week, contracturen, voltijduren, "
    "vakantiebijslag, dubbeltelling, onafhankelijkheid, advies, volgende_meting, volgende_meting_reden, "
    "loonwaarde"
)

METING_OF = {
    "hoofdtaak": "{row}.meting_id",
    "zienswijze": "{row}.meting_id",
    "afweging": "{row}.meting_id",
    "waarneming": "(SELECT meting_id FROM hoofdtaak WHERE id = {row}.hoofdtaak_id)",
}


def upgrade() -> None:
    """Make everything."""
    for table in TABLES:
        op.execute(table)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    for table in SEARCHED:
        for statement in SEARCH:
            op.execute(statement.format(table=table))
    _guard_frozen_tables()
    _guard_meting()
    for table, meting in METING_OF.items():
        _guard_part(table, meting)


def downgrade() -> None:
    """Remove everything."""
    for table in SEARCHED:
        op.execute(f"DROP TABLE {table}_zoek")
    for statement in reversed(TABLES):
        op.execute(f"DROP TABLE {statement.split()[2]}")


def _guard(table: str, event: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_vast_{event.lower()} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _guard_frozen_tables() -> None:
    for table in FROZEN_TABLES:
        for event in ("UPDATE", "DELETE"):
            _guard(table, event, "1", f"{table} ligt vast")


def _guard_meting() -> None:
    old, new = (f"{row}." + METING_FIXED.replace(", ", f", {row}.") for row in ("OLD", "NEW"))
    replaced = "OLD.status = 'definitief' AND NEW.status = 'vervangen'"
    _guard(
        "meting",
        "UPDATE",
        f"OLD.status <> 'concept' AND NOT ({replaced} AND ({old}) IS ({new}))",
        "meting ligt vast",
    )
    _guard("meting", "DELETE", "OLD.status <> 'concept'", "meting ligt vast")


def _guard_part(table: str, meting: str) -> None:
    rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    for event, touched in rows.items():
        metingen = ", ".join(meting.format(row=row) for row in touched)
        condition = f"EXISTS (SELECT 1 FROM meting WHERE id IN ({metingen}) AND status <> 'concept')"
        _guard(table, event, condition, f"{table} hoort bij een meting die vastligt")

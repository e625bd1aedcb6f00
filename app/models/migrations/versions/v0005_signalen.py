"""Signalen: changes at work, items put off, thresholds; an index that adds up the hours of a traject.

Revision ID: 0005
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE werkwijziging (
        id INTEGER NOT NULL, plaatsing_id INTEGER NOT NULL, datum DATE, wat VARCHAR(60) NOT NULL,
        toelichting TEXT NOT NULL, gemeld DATETIME NOT NULL,
        CONSTRAINT pk_werkwijziging PRIMARY KEY (id),
        CONSTRAINT fk_werkwijziging_plaatsing_id_plaatsing FOREIGN KEY (plaatsing_id)
            REFERENCES plaatsing (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE uitstel (
        id INTEGER NOT NULL, kandidaat_id INTEGER NOT NULL, sleutel VARCHAR(60) NOT NULL,
        tot DATE NOT NULL, reden TEXT NOT NULL, gezet DATETIME NOT NULL,
        CONSTRAINT pk_uitstel PRIMARY KEY (id),
        CONSTRAINT fk_uitstel_kandidaat_id_kandidaat FOREIGN KEY (kandidaat_id)
            REFERENCES kandidaat (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE signaalinstelling (
        id INTEGER NOT NULL,
        stilte BOOLEAN, stilte_dagen INTEGER, stilte_begin_dagen INTEGER, stilte_begin_maanden INTEGER,
        contract BOOLEAN, contract_maanden INTEGER, contract_maanden_later INTEGER,
        contract_maanden_laatst INTEGER,
        werkstructuur BOOLEAN, werkstructuur_werkdagen INTEGER, bevrijdingsdag_vrij BOOLEAN,
        doel BOOLEAN, doel_dagen INTEGER, budget BOOLEAN, budget_procent INTEGER,
        verzuim BOOLEAN, verzuim_keren INTEGER, verzuim_weken INTEGER,
        hermeting BOOLEAN, hermeting_weken INTEGER, forfait BOOLEAN, forfait_weken INTEGER,
        beschikking BOOLEAN, beschikking_dagen INTEGER, verjaardag BOOLEAN, verjaardag_weken INTEGER,
        CONSTRAINT pk_signaalinstelling PRIMARY KEY (id)
    )
    """,
)
INDEXES = (
    "ix_werkwijziging_plaatsing_id ON werkwijziging (plaatsing_id)",
    "ix_uitstel_kandidaat_id ON uitstel (kandidaat_id)",
    "ix_uitstel_sleutel ON uitstel (sleutel)",
    "ix_contactmoment_uren ON contactmoment (traject_id, status, datum, begintijd, eindtijd, declarabel, "
    "reistijd_minuten, kilometers, volgend_contact)",
)


def upgrade() -> None:
    """Make the tables and indexes."""
    for table in TABLES:
        op.execute(table)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")


def downgrade() -> None:
    """Take it away again."""
    op.execute("DROP INDEX ix_contactmoment_uren")
    for table in ("signaalinstelling", "uitstel", "werkwijziging"):
        op.execute(f"DROP TABLE {table}")

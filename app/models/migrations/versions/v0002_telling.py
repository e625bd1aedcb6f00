"""Telling: runs of counting with their events, and exact times behind an observation.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE meetronde (
        id INTEGER NOT NULL, hoofdtaak_id INTEGER NOT NULL, volgnr INTEGER NOT NULL,
        status VARCHAR(60) NOT NULL, begonnen DATETIME NOT NULL, foutmarge INTEGER,
        CONSTRAINT pk_meetronde PRIMARY KEY (id),
        CONSTRAINT uq_meetronde_hoofdtaak_id UNIQUE (hoofdtaak_id, volgnr),
        CONSTRAINT ck_meetronde_status CHECK (status IN ('loopt', 'afgesloten')),
        CONSTRAINT fk_meetronde_hoofdtaak_id_hoofdtaak FOREIGN KEY (hoofdtaak_id)
            REFERENCES hoofdtaak (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE telgebeurtenis (
        id INTEGER NOT NULL, meetronde_id INTEGER NOT NULL, sleutel VARCHAR(60) NOT NULL,
        soort VARCHAR(60) NOT NULL, wie VARCHAR(60) NOT NULL, moment DATETIME NOT NULL,
        ms INTEGER NOT NULL, van_ms INTEGER, aantal INTEGER NOT NULL, doel VARCHAR(60) NOT NULL,
        reden TEXT NOT NULL,
        CONSTRAINT pk_telgebeurtenis PRIMARY KEY (id),
        CONSTRAINT uq_telgebeurtenis_meetronde_id UNIQUE (meetronde_id, sleutel),
        CONSTRAINT fk_telgebeurtenis_meetronde_id_meetronde FOREIGN KEY (meetronde_id)
            REFERENCES meetronde (id) ON DELETE CASCADE
    )
    """,
)
INDEXES = (
    "ix_meetronde_hoofdtaak_id ON meetronde (hoofdtaak_id)",
    "ix_telgebeurtenis_meetronde_id ON telgebeurtenis (meetronde_id)",
    "ix_waarneming_meetronde_id ON waarneming (meetronde_id)",
)
EXACT = ("bruto_ms", "netto_ms", "collega_bruto_ms", "collega_netto_ms", "collega_fouten", "foutmarge")
RONDE = "(SELECT meting_id FROM hoofdtaak WHERE id = {row}.hoofdtaak_id)"
GEBEURTENIS = (
    "(SELECT h.meting_id FROM meetronde r JOIN hoofdtaak h ON h.id = r.hoofdtaak_id "
    "WHERE r.id = {row}.meetronde_id)"
)
TOUCHED = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def upgrade() -> None:
    """Make the tables, and give an observation its exact times."""
    for table in TABLES:
        op.execute(table)
    reference = "CONSTRAINT fk_waarneming_meetronde_id_meetronde REFERENCES meetronde (id)"
    op.execute(f"ALTER TABLE waarneming ADD COLUMN meetronde_id INTEGER {reference}")
    for column in EXACT:
        op.execute(f"ALTER TABLE waarneming ADD COLUMN {column} INTEGER")
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    _guard_part("meetronde", RONDE, ("INSERT", "UPDATE", "DELETE"))
    _guard_part("telgebeurtenis", GEBEURTENIS, ("INSERT", "DELETE"))
    _guard("telgebeurtenis", "UPDATE", "1", "telgebeurtenis ligt vast")


def downgrade() -> None:
    """Take it away again."""
    op.execute("DROP INDEX ix_waarneming_meetronde_id")
    for column in ("meetronde_id", *EXACT):
        op.execute(f"ALTER TABLE waarneming DROP COLUMN {column}")
    for table in ("telgebeurtenis", "meetronde"):
        op.execute(f"DROP TABLE {table}")


def _guard(table: str, event: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_vast_{event.lower()} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _guard_part(table: str, meting: str, events: tuple[str, ...]) -> None:
    for event in events:
        metingen = ", ".join(meting.format(row=row) for row in TOUCHED[event])
        condition = f"EXISTS (SELECT 1 FROM meting WHERE id IN ({metingen}) AND status <> 'concept')"
        _guard(table, event, condition, f"{table} hoort bij een meting die vastligt")

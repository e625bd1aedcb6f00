"""Aan tafel: signatures under a zienswijze, and the library of normfuncties.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE handtekening (
        id INTEGER NOT NULL, zienswijze_id INTEGER NOT NULL, wijze VARCHAR(60) NOT NULL,
        naam VARCHAR(300) NOT NULL, gezet DATETIME NOT NULL, zegel VARCHAR(64) NOT NULL,
        loonwaarde INTEGER, lijnen TEXT NOT NULL,
        CONSTRAINT pk_handtekening PRIMARY KEY (id),
        CONSTRAINT uq_handtekening_zienswijze_id UNIQUE (zienswijze_id),
        CONSTRAINT ck_handtekening_wijze CHECK (wijze IN ('getekend', 'getypt')),
        CONSTRAINT fk_handtekening_zienswijze_id_zienswijze FOREIGN KEY (zienswijze_id)
            REFERENCES zienswijze (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE normfunctie (
        id INTEGER NOT NULL, naam VARCHAR(300) NOT NULL, omschrijving TEXT NOT NULL,
        cao VARCHAR(300) NOT NULL, keren INTEGER NOT NULL, zoektekst TEXT NOT NULL,
        CONSTRAINT pk_normfunctie PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE normtaak (
        id INTEGER NOT NULL, normfunctie_id INTEGER NOT NULL, volgnr INTEGER NOT NULL,
        omschrijving VARCHAR(300) NOT NULL, eenheid VARCHAR(300) NOT NULL, norm_per_uur INTEGER,
        CONSTRAINT pk_normtaak PRIMARY KEY (id),
        CONSTRAINT fk_normtaak_normfunctie_id_normfunctie FOREIGN KEY (normfunctie_id)
            REFERENCES normfunctie (id) ON DELETE CASCADE
    )
    """,
)
INDEXES = (
    "ix_handtekening_zienswijze_id ON handtekening (zienswijze_id)",
    "ix_normtaak_normfunctie_id ON normtaak (normfunctie_id)",
)
SEARCH = (
    """
    CREATE VIRTUAL TABLE normfunctie_zoek USING fts5(
        zoektekst, content='normfunctie', content_rowid='id', tokenize='ascii',
        prefix='1 2 3', detail=none, columnsize=0
    )
    """,
    """
    CREATE TRIGGER normfunctie_zoek_insert AFTER INSERT ON normfunctie BEGIN
        INSERT INTO normfunctie_zoek (rowid, zoektekst) VALUES (NEW.id, NEW.zoektekst);
    END
    """,
    """
    CREATE TRIGGER normfunctie_zoek_delete AFTER DELETE ON normfunctie BEGIN
        INSERT INTO normfunctie_zoek (normfunctie_zoek, rowid, zoektekst)
        VALUES ('delete', OLD.id, OLD.zoektekst);
    END
    """,
    """
    CREATE TRIGGER normfunctie_zoek_update AFTER UPDATE OF id, zoektekst ON normfunctie
    WHEN OLD.id IS NOT NEW.id OR OLD.zoektekst IS NOT NEW.zoektekst BEGIN
        INSERT INTO normfunctie_zoek (normfunctie_zoek, rowid, zoektekst)
        VALUES ('delete', OLD.id, OLD.zoektekst);
        INSERT INTO normfunctie_zoek (rowid, zoektekst) VALUES (NEW.id, NEW.zoektekst);
    END
    """,
)
TOUCHED = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def upgrade() -> None:
    """Make the tables, the index of the library, and the guard of what is signed."""
    for table in TABLES:
        op.execute(table)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    for statement in SEARCH:
        op.execute(statement)
    for event, rows in TOUCHED.items():
        _guard_handtekening(event, rows)


def downgrade() -> None:
    """Take it away again."""
    for table in ("normfunctie_zoek", "normtaak", "normfunctie", "handtekening"):
        op.execute(f"DROP TABLE {table}")


def _guard_handtekening(event: str, rows: tuple[str, ...]) -> None:
    ids = ", ".join(f"(SELECT meting_id FROM zienswijze WHERE id = {row}.zienswijze_id)" for row in rows)
    op.execute(
        f"CREATE TRIGGER handtekening_vast_{event.lower()} BEFORE {event} ON handtekening "
        f"WHEN EXISTS (SELECT 1 FROM meting WHERE id IN ({ids}) AND status <> 'concept') "
        "BEGIN SELECT RAISE(ABORT, 'handtekening hoort bij een meting die vastligt'); END"
    )

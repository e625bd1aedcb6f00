"""Looptijd: receipts keep their hours and versions; the user's choice of another peildatum.

Revision ID: 0013
"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE peildatumkeuze (
        id INTEGER NOT NULL, plaatsing_id INTEGER NOT NULL, vanaf DATE NOT NULL, reden TEXT NOT NULL,
        CONSTRAINT pk_peildatumkeuze PRIMARY KEY (id),
        CONSTRAINT uq_peildatumkeuze_plaatsing_id UNIQUE (plaatsing_id, vanaf),
        CONSTRAINT fk_peildatumkeuze_plaatsing_id_plaatsing FOREIGN KEY (plaatsing_id)
            REFERENCES plaatsing (id) ON DELETE CASCADE
    )
"""
COLUMNS = (
    "contracturen INTEGER",
    "voltijduren INTEGER",
    "onbevestigd BOOLEAN",
    "versie INTEGER",
    "vervallen DATETIME",
)


def upgrade() -> None:
    """Receipts of before take their hours from their meting; of two for one day the newest counts."""
    op.execute(TABLE)
    op.execute("CREATE INDEX ix_peildatumkeuze_plaatsing_id ON peildatumkeuze (plaatsing_id)")
    for column in COLUMNS:
        op.execute(f"ALTER TABLE subsidie ADD COLUMN {column}")
    for hours in ("contracturen", "voltijduren"):
        op.execute(
            f"UPDATE subsidie SET {hours} = (SELECT meting.{hours} FROM meting "
            "WHERE meting.id = subsidie.meting_id)"
        )
    op.execute(
        'UPDATE subsidie SET onbevestigd = ontvangstbewijs LIKE \'%"onbevestigd":["%\', '
        "versie = (SELECT count(*) FROM subsidie AS eerder WHERE eerder.plaatsing_id = subsidie.plaatsing_id "
        "AND eerder.van IS subsidie.van AND eerder.id <= subsidie.id), "
        "vervallen = (SELECT min(later.gemaakt) FROM subsidie AS later "
        "WHERE later.plaatsing_id = subsidie.plaatsing_id AND later.van = subsidie.van "
        "AND later.id > subsidie.id)"
    )


def downgrade() -> None:
    """Take it away again."""
    for column in reversed(COLUMNS):
        op.execute(f"ALTER TABLE subsidie DROP COLUMN {column.split()[0]}")
    op.execute("DROP TABLE peildatumkeuze")

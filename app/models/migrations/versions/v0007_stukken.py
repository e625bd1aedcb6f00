"""Stukken: signed papers of the coaching, jobs that followed from a stage, own words about health.

Revision ID: 0007
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE stuk (
        id INTEGER NOT NULL, kandidaat_id INTEGER NOT NULL, plaatsing_id INTEGER, traject_id INTEGER,
        soort VARCHAR(60) NOT NULL, titel VARCHAR(300) NOT NULL, gemaakt DATETIME NOT NULL,
        programmaversie VARCHAR(60) NOT NULL, zegel VARCHAR(64) NOT NULL,
        controlegetal VARCHAR(64) NOT NULL, handtekeningen TEXT NOT NULL, pdf BLOB NOT NULL,
        CONSTRAINT pk_stuk PRIMARY KEY (id),
        CONSTRAINT fk_stuk_kandidaat_id_kandidaat FOREIGN KEY (kandidaat_id)
            REFERENCES kandidaat (id) ON DELETE CASCADE,
        CONSTRAINT fk_stuk_plaatsing_id_plaatsing FOREIGN KEY (plaatsing_id) REFERENCES plaatsing (id),
        CONSTRAINT fk_stuk_traject_id_coachtraject FOREIGN KEY (traject_id) REFERENCES coachtraject (id)
    )
    """,
    """
    CREATE TABLE stageovergang (
        id INTEGER NOT NULL, stage_id INTEGER NOT NULL, plaatsing_id INTEGER NOT NULL, dag DATE NOT NULL,
        CONSTRAINT pk_stageovergang PRIMARY KEY (id),
        CONSTRAINT uq_stageovergang_stage_id UNIQUE (stage_id),
        CONSTRAINT fk_stageovergang_stage_id_plaatsing FOREIGN KEY (stage_id)
            REFERENCES plaatsing (id) ON DELETE CASCADE,
        CONSTRAINT fk_stageovergang_plaatsing_id_plaatsing FOREIGN KEY (plaatsing_id)
            REFERENCES plaatsing (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE medisch_woord (
        id INTEGER NOT NULL, woord VARCHAR(60) NOT NULL,
        CONSTRAINT pk_medisch_woord PRIMARY KEY (id),
        CONSTRAINT uq_medisch_woord_woord UNIQUE (woord)
    )
    """,
)
INDEXES = (
    "ix_stuk_kandidaat_id ON stuk (kandidaat_id)",
    "ix_stuk_plaatsing_id ON stuk (plaatsing_id)",
    "ix_stuk_traject_id ON stuk (traject_id)",
    "ix_stageovergang_stage_id ON stageovergang (stage_id)",
    "ix_stageovergang_plaatsing_id ON stageovergang (plaatsing_id)",
)
GUARD = """
    CREATE TRIGGER stuk_vast_update BEFORE UPDATE ON stuk
    BEGIN SELECT RAISE(ABORT, 'een getekend stuk wijzigt niet'); END
"""


def upgrade() -> None:
    """Make the tables; what was signed cannot be changed."""
    for table in TABLES:
        op.execute(table)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    op.execute(GUARD)


def downgrade() -> None:
    """Take it away again."""
    for table in ("medisch_woord", "stageovergang", "stuk"):
        op.execute(f"DROP TABLE {table}")

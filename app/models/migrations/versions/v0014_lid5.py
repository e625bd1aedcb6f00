"""Lid 5: the day on which it was decided to leave the loonwaarde out of account at first.

Revision ID: 0014
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From that day the five weeks of Pw art. 10d lid 12 run; of before it is not known."""
    op.execute("ALTER TABLE plaatsing ADD COLUMN buiten_beschouwing DATE")


def downgrade() -> None:
    """Take it away again."""
    op.execute("ALTER TABLE plaatsing DROP COLUMN buiten_beschouwing")

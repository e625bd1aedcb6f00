"""Why a contact names words about health.

Revision ID: 0008
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Contacts of before were not asked, and have no reason."""
    op.execute("ALTER TABLE contactmoment ADD COLUMN woorden_reden TEXT")


def downgrade() -> None:
    """Take it away again."""
    op.execute("ALTER TABLE contactmoment DROP COLUMN woorden_reden")

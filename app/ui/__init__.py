"""What one sees; the only room with Qt."""

from app.ui.features import leave_sources_unread
from app.ui.overrides import finish_errors

leave_sources_unread()
finish_errors()

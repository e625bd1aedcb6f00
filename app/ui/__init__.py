"""What one sees; the only room with Qt."""

from app.ui.features import leave_sources_unread

leave_sources_unread()

"""Whom the queue is for."""

from onedoor.apps.partners.data import Role

__all__ = ["READERS", "SERVICE_STAFF"]

SERVICE_STAFF = (Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
# Advisers read any request and speak for its person, but do not work it.
READERS = (*SERVICE_STAFF, Role.ADVISER)

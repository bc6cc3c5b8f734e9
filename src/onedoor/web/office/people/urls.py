"""Addresses of staff, invitations, teams and keys."""

from django.urls import path

from onedoor.web.office.people import views

urlpatterns = [
    path("organisations/<uuid:uuid>/staff/invite/", views.invite, name="staff-invite"),
    path("organisations/<uuid:uuid>/staff/<uuid:account>/roles/", views.roles, name="staff-roles"),
    path("organisations/<uuid:uuid>/staff/<uuid:account>/remove/", views.remove, name="staff-remove"),
    path("organisations/<uuid:uuid>/teams/add/", views.team_add, name="teams-add"),
    path("organisations/<uuid:uuid>/keys/add/", views.key_add, name="keys-add"),
    path("invitations/<uuid:uuid>/resend/", views.invitation_resend, name="invitations-resend"),
    path("invitations/<uuid:uuid>/withdraw/", views.invitation_withdraw, name="invitations-withdraw"),
    path("teams/<uuid:uuid>/", views.team_edit, name="teams-edit"),
    path("keys/<uuid:uuid>/revoke/", views.key_revoke, name="keys-revoke"),
]

"""How staff sign in and look after their own account: allauth's pages, without those by which anybody signs up."""

from allauth.account import views as account
from django.urls import include, path, re_path

from onedoor.web.office.sign_in import providers, views
from onedoor.web.office.sign_in.signing_out import SignOut, signed_out

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="account_login"),
    path("organisation/", providers.choose, name="account_organisation"),
    # Providers have these: changing them means telling each.
    path("organisation/<slug:slug>/", providers.start, name="account_provider"),
    path("organisation/<slug:slug>/return/", providers.come_back, name="account_provider_return"),
    path("organisation/<slug:slug>/signed-out/", providers.signed_out, name="account_provider_signed_out"),
    path("sign-out/", SignOut.as_view(), name="account_logout"),
    path("signed-out/", signed_out, name="account_signed_out"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    # A pattern of its own, because `str` would take the hyphens of the key for its own.
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("second-step/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("invitation/<str:token>/", views.invitation, name="account_invitation"),
]

"""Addresses of what is a person's own, after signing in. `/you/open/<token>/` stands in the messages we send."""

from django.urls import path

from onedoor.web.portal.you import pass_phrase, provider, rights, speaking, views

urlpatterns = [
    path("you/", views.home, name="you"),
    path("you/sign-in/", views.sign_in, name="you-sign-in"),
    path("you/open/<str:token>/", views.open_link, name="you-open"),
    # The provider has these three: changing them means telling it.
    path("you/provider/", provider.set_out, name="you-provider"),
    path("you/provider/return/", provider.come_back, name="you-provider-return"),
    path("you/provider/signed-out/", provider.signed_out, name="you-provider-signed-out"),
    path("you/sign-out/", views.sign_out, name="you-sign-out"),
    path("you/requests/<uuid:uuid>/", views.request_of_theirs, name="you-request"),
    path("you/check/", views.check, name="you-check"),
    path("you/information/", views.information, name="you-information"),
    path("you/pass-phrase/", pass_phrase.choose, name="you-pass-phrase"),
    path("you/speaking/<uuid:uuid>/end/", speaking.end, name="you-speaking-end"),
    path("you/rights/", rights.listed, name="you-rights"),
    path("you/rights/ask/<slug:kind>/", rights.ask, name="you-rights-ask"),
    path("you/rights/<uuid:uuid>/", rights.case, name="you-rights-case"),
    path("you/rights/<uuid:uuid>/copy/", rights.copy, name="you-rights-copy"),
    path("you/permissions/<uuid:uuid>/withdraw/", rights.withdraw, name="you-permission-withdraw"),
    path("you/not-me/", views.not_me, name="you-not-me"),
]

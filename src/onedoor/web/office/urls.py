"""Addresses of the office."""

from django.urls import URLPattern, URLResolver, include, path

from onedoor.web.office.home.views import topics

app_name = "office"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", topics, name="home"),
    path("partnership/", include("onedoor.web.office.partnership.urls")),
    path("organisations/", include("onedoor.web.office.organisations.urls")),
    path("", include("onedoor.web.office.people.urls")),
    path("", include("onedoor.web.office.providers.urls")),
    path("figures/matching/", include("onedoor.web.office.matching.urls")),
    path("figures/", include("onedoor.web.office.figures.urls")),
    path("services/", include("onedoor.web.office.services.urls")),
    path("messages/", include("onedoor.web.office.sent.urls")),
    path("messages/", include("onedoor.web.office.post.urls")),
    path("wordings/", include("onedoor.web.office.wordings.urls")),
    path("causes/", include("onedoor.web.office.causes.urls")),
    path("reasons/", include("onedoor.web.office.reasons.urls")),
    path("phone-queues/", include("onedoor.web.office.phones.urls")),
    path("knowledge/", include("onedoor.web.office.knowledge.urls")),
    path("mailboxes/", include("onedoor.web.office.mailboxes.urls")),
    path("lines/", include("onedoor.web.office.callbacks.urls")),
    path("routing/", include("onedoor.web.office.routing.urls")),
    path("request-types/", include("onedoor.web.office.types.urls")),
    path("replies/", include("onedoor.web.office.replies.urls")),
    path("complaints/", include("onedoor.web.office.complaints.urls")),
    path("escalation/", include("onedoor.web.office.escalation.urls")),
    path("days/", include("onedoor.web.office.days.urls")),
    path("letters/", include("onedoor.web.office.letters.urls")),
    path("agreements/", include("onedoor.web.office.agreements.urls")),
    path("alerts/", include("onedoor.web.office.alerts.urls")),
    path("emergencies/", include("onedoor.web.office.emergencies.urls")),
    path("rights/", include("onedoor.web.office.rights.urls")),
    path("disclosures/", include("onedoor.web.office.disclosures.urls")),
    path("retention/", include("onedoor.web.office.retention.urls")),
    path("subscriptions/", include("onedoor.web.office.subscriptions.urls")),
]

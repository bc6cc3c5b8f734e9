"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("onedoor.web.office.sign_in.urls")),
    path("staff/", include("onedoor.web.office.home.urls")),
    path("desk/", include("onedoor.web.desk.urls")),
    path("office/", include("onedoor.web.office.urls")),
    path("outbox/", include("onedoor.web.office.outbox.urls")),
    path("", include("onedoor.api.health.urls")),
    path("mapit/", include("onedoor.api.mapit.urls")),
    path("api/v1/records/", include("onedoor.api.records.urls")),
    path("api/telephony/", include("onedoor.api.telephony.urls")),
    path("api/chat/", include("onedoor.api.chat.urls")),
    path("api/notify/", include("onedoor.api.notify.urls")),
    path("scim/v2/", include("onedoor.api.scim.urls")),
    path("open311/v2/", include("onedoor.api.open311.urls"), {"is_test": False}),
    path("open311/test/v2/", include("onedoor.api.open311.urls", namespace="open311-test"), {"is_test": True}),
    path("", include("onedoor.web.components.urls")),
    path("", include("onedoor.web.portal.urls")),
]

"""`onedoor demonstration` on small numbers: made, said, made again, and never into an installation in use."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from onedoor.apps.directory.models import Service
from onedoor.apps.partners.models import Organisation
from onedoor.apps.requests.models import Request
from onedoor.foundation.events.models import Event

SMALL = {"residents": 300, "contacts": 600}


def _demonstration(**options: object) -> str:
    out = StringIO()
    call_command("demonstration", stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_it_is_made_once_and_again_only_when_asked() -> None:
    assert "Sign in as any of these" in _demonstration(**SMALL)
    first = set(Request.objects.values_list("uuid", flat=True))
    assert "Made" not in _demonstration(**SMALL)
    assert "Made" in _demonstration(fresh=True, **SMALL)
    assert not first & set(Request.objects.values_list("uuid", flat=True))
    assert Event.objects.filter(type="demonstration.made.v1").count() == 1


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.django_db(transaction=True)
def test_it_keeps_out_of_an_installation_in_use(fresh: bool) -> None:
    Organisation.objects.create(kind="county", slug="real", name="A county in use")
    services = Service.objects.count()
    with pytest.raises(CommandError, match=r"in use\. The demonstration goes only into an empty one"):
        _demonstration(fresh=fresh, **SMALL)
    assert Organisation.objects.count() == 1
    assert Service.objects.count() == services

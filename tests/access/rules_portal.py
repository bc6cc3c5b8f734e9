"""The addresses of the public's pages."""

from tests.access.rule import BY_PROOF, NOBODYS, PUBLIC, Rule, objects_of, sample

__all__ = ["PORTAL_PAGES"]
own_request = objects_of(lambda scene, body: {"uuid": scene.of(body).request.uuid}, BY_PROOF)
own_file = objects_of(
    lambda scene, body: {"uuid": scene.of(body).request.uuid, "attachment": scene.of(body).attachment.uuid}, BY_PROOF
)


PORTAL_PAGES: dict[str, Rule] = {
    "portal:home": PUBLIC,
    "portal:accessibility": PUBLIC,
    "portal:privacy": PUBLIC,
    "portal:cookies": PUBLIC,
    "portal:contact": PUBLIC,
    "portal:area": PUBLIC,
    "portal:area-find": PUBLIC,
    "portal:area-choose": PUBLIC,
    "portal:outlines": PUBLIC,
    "portal:streets": sample(PUBLIC, row=28600, column=22250),
    "portal:map-words": PUBLIC,
    "portal:search": PUBLIC,
    "portal:topics": PUBLIC,
    "portal:service": sample(PUBLIC, slug="pothole"),
    "portal:start": sample(PUBLIC, kind="report", slug="pothole"),
    "portal:complain": PUBLIC,
    "portal:nearby": PUBLIC,
    "portal:public": sample(PUBLIC, uuid=NOBODYS),
    "portal:track": PUBLIC,
    "portal:track-link": sample(PUBLIC, token="guess"),
    # A draft is found in the sender's own session only.
    **{
        f"portal:{name}": sample(PUBLIC, draft_id="guess")
        for name in ("send", "send-where", "send-details", "send-similar", "send-you", "send-check")
    },
    "portal:send-questions": sample(PUBLIC, draft_id="guess", page="page", entry=0),
    "portal:send-save": sample(PUBLIC, draft_id="guess"),
    "portal:saved": sample(PUBLIC, token="guess"),
    "portal:send-another": sample(PUBLIC, draft_id="guess", page="page"),
    "portal:sent": own_request,
    "portal:request": own_request,
    "portal:request-add": own_request,
    "portal:request-withdraw": own_request,
    "portal:request-unfollow": own_request,
    "portal:request-say": own_request,
    "portal:request-photo": own_file,
    # What is a person's own: whoever is not them is asked to sign in, as if nothing were there.
    "portal:you": PUBLIC,
    "portal:you-sign-in": PUBLIC,
    "portal:you-open": sample(PUBLIC, token="guess"),
    # Not there unless a provider of sign-in is set up: tests/views/portal/test_provider.py.
    "portal:you-provider": PUBLIC,
    "portal:you-provider-return": PUBLIC,
    "portal:you-provider-signed-out": PUBLIC,
    "portal:you-sign-out": PUBLIC,
    "portal:you-request": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-check": PUBLIC,
    "portal:you-information": PUBLIC,
    "portal:you-pass-phrase": PUBLIC,
    "portal:you-speaking-end": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-rights": PUBLIC,
    "portal:you-rights-ask": sample(PUBLIC, kind="access"),
    "portal:you-rights-case": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-rights-copy": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-permission-withdraw": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-not-me": PUBLIC,
    "portal:ring-me": PUBLIC,
    "portal:sent-on": sample(PUBLIC, token="guess"),
    "portal:ring-me-book": sample(PUBLIC, uuid=NOBODYS),
    "portal:ring-me-own": sample(PUBLIC, token="guess"),
    "portal:messages-choose": sample(PUBLIC, token="guess"),
    "portal:send-which": sample(PUBLIC, draft_id="guess"),
    "portal:reports": PUBLIC,
    "portal:reports-pins": PUBLIC,
    "portal:reports-csv": PUBLIC,
    "portal:reports-geojson": PUBLIC,
    "portal:alert-ask": PUBLIC,
    "portal:alert-show": sample(PUBLIC, token="guess"),
    "portal:public-picture": sample(PUBLIC, uuid=NOBODYS, picture=NOBODYS),
}

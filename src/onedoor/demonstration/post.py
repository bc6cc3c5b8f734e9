"""Letters that wait to be posted, and what people wrote back."""

from datetime import timedelta

from onedoor.apps.messages.models import Message, Reply
from onedoor.apps.people.models import Resident
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock

__all__ = ["make_post"]

_LETTERS = 7
_BODY = """Thank you for telling us. Your reference is {reference}.

What it is about: {service}
Who will deal with it: {body}

You do not need to get in touch again. We will write to you when there is news."""
_REPLIES = (
    ("words", "It is the lamp by the chapel, not the one by the shop.", True),
    ("words", "Thank you, that was quick!", False),
    ("stop", "STOP", True),
    ("machine", "I am away until Monday. In urgent matters please ring the office.", False),
)


def make_post() -> int:
    """How many letters there are."""
    now = clock.now()
    raised = Request.objects.filter(resident__isnull=False, is_open=True).exclude(resident__address_text="")
    found = raised.select_related("resident", "service", "accountable").order_by("-raised_at")[:_LETTERS]
    letters = [_letter(request) for request in found]
    Message.objects.bulk_create(letters)
    Resident.objects.filter(pk__in=[request.resident_id for request in found]).update(preferred_channel="post")
    told = Message.objects.filter(template_code__startswith="request-").exclude(channel="letter")
    texts = told.order_by("-id")[: len(_REPLIES)]
    Reply.objects.bulk_create(
        Reply(
            message=sent, kind=kind, sender=sent.to, text=text, carrier_id=f"demonstration:{sent.uuid}",
            received_at=now - timedelta(hours=3 * at + 1), taken_at=now if taken else None,
        )
        for at, (sent, (kind, text, taken)) in enumerate(zip(texts, _REPLIES, strict=False))
    )  # fmt: skip
    return len(letters)


def _letter(request: Request) -> Message:
    record = request.resident
    assert record is not None, "Only of those whose record is known."
    lines = [line.strip() for line in record.address.split(",")]
    body = _BODY.format(reference=request.reference, service=request.service.name, body=request.accountable.name)
    return Message(
        channel="letter", to="\n".join([record.full_name, *lines])[:254], body=body, about=str(request.uuid),
        subject=f"We have your request {request.reference}: {request.service.name}"[:200], status="sent",
        organisation=request.accountable, template_code="request-received", carrier="print", attempts=1,
        created_at=request.raised_at, sent_at=request.raised_at,
    )  # fmt: skip

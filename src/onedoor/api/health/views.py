"""`/healthz`: counts and ages only, nothing secret and nothing about people."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onedoor.apps.messages import services as messages
from onedoor.foundation.events.seals import unsealed_count
from onedoor.foundation.events.subscriptions import delivery_counts
from onedoor.foundation.worker import failing_chores, seconds_since_heartbeat

# Four heartbeats missed in a row.
_LATE_SECONDS = 20


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """503 only where the database does not answer: a worker that is late or fails at something takes no page away."""
    try:
        age, failing = seconds_since_heartbeat(), failing_chores()
        waiting = {"deliveries": delivery_counts(), "messages": messages.message_counts(), "unsealed": unsealed_count()}
    except DatabaseError:
        return JsonResponse({"status": "failing", "database": "failing"}, status=503)
    is_late = age is None or age > _LATE_SECONDS
    state = "late" if is_late else "failing" if failing else "ok"
    worker = {"status": state, "seconds_since_heartbeat": age, "failing": failing}
    status = "ok" if state == "ok" else "degraded"
    return JsonResponse({"status": status, "database": "ok", "worker": worker, "waiting": waiting})

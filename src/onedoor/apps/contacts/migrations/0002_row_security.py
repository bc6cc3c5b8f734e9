"""Row-level security on the tables of people, requests and contacts."""

from django.db import migrations

from onedoor.foundation.row_security import REACHED, locking, of, unlocking

RULES = {
    "people_resident": f"held_by_id {REACHED}",
    "people_alert": of("people_resident", "resident_id"),
    "people_business": f"held_by_id {REACHED}",
    "people_household": f"held_by_id {REACHED}",
    "people_householdmember": of("people_resident", "resident_id"),
    "people_contactpoint": of("people_resident", "resident_id"),
    "people_hold": of("people_resident", "resident_id"),
    "people_matchrecord": of("people_resident", "resident_id"),
    "people_passphrase": of("people_resident", "resident_id"),
    "people_representation": of("people_resident", "resident_id"),
    "people_searchkey": of("people_resident", "resident_id"),
    "requests_request": f"accountable_id {REACHED} OR delivering_id {REACHED} OR door_id {REACHED}",
    "requests_answer": of("requests_request", "request_id"),
    "requests_requestupdate": of("requests_request", "request_id"),
    "requests_attachment": of("requests_request", "request_id"),
    "requests_follower": of("requests_request", "request_id"),
    "requests_outsidequestion": of("requests_request", "request_id"),
    "callbacks_callback": f"organisation_id {REACHED} OR door_id {REACHED}",
    "callbacks_attempt": of("callbacks_callback", "callback_id"),
    "contacts_contact": f"organisation_id {REACHED} OR organisation_id IS NULL AND responsible_id {REACHED}",
    "contacts_contactitem": of("contacts_contact", "contact_id"),
    "contacts_call": f"organisation_id {REACHED}",
    "contacts_mail": f"organisation_id {REACHED}",
    "contacts_mailfile": of("contacts_mail", "mail_id"),
    "contacts_signpost": f"organisation_id {REACHED}",
}


class Migration(migrations.Migration):
    dependencies = [

        ("callbacks", "0001_initial"),
        ("contacts", "0001_initial"),
        ("people", "0001_initial"),
        ("requests", "0001_initial"),
        ("partners", "0001_initial"),
    ]
    operations = [migrations.RunPython(locking(RULES), unlocking(RULES))]

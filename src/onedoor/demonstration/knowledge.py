"""What staff of the partnership have written for each other, who has read it, and where people were sent on."""

import random
from datetime import timedelta

from onedoor.apps.contacts.models import Contact, ContactItem, Signpost
from onedoor.apps.directory.models import Service
from onedoor.apps.knowledge.models import Article, Feedback, ReadMark, Skill
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.foundation import clock

__all__ = ["make_knowledge", "make_signposts"]

# Body, kind, title, summary, text, words people say, a word of its services' names, days until it is looked at again,
# whether it must be read.
_ARTICLES = (
    ("teasel-vale", "script", "Missed bins: what to ask", "Crews come back within two working days if it was out by 6.",
     "## Ask\n- Which bin, and was it out by six in the morning?\n- Is the lid down and nothing beside it?\n- Is the "
     "street blocked today?\n\n## Then\n1. If it was out, raise it: they come back within two working days.\n2. If it "
     "was not, say when the next collection is.\n3. Twice in a month? Say so in the report: the crew leader rings them.",
     "bin not emptied, recycling, green bin", "bin", 90, False),
    ("carrowshire", "script", "Potholes: when it is an emergency", "Deeper than a fist on a road people drive fast on.",
     "A hole deeper than a fist (40 mm) on an A or B road is made safe within two hours.\n\n## Ask\n- How deep: a finger, "
     "a fist, deeper?\n- Where in the road: where wheels run, in the middle, at the edge?\n- Has anybody been hurt? "
     "Then 999 first.\n\nOn a private road nobody of the partnership is responsible: say so, and how to find the owner.",
     "hole in the road, crater, pot hole", "pothole", 140, False),
    ("carrowshire", "article", "Blue Badge: who gets one without an assessment", "Some benefits are enough by themselves.",
     "- Higher rate of the mobility component of Disability Living Allowance\n- 8 points or more for moving around in "
     "Personal Independence Payment\n- War Pensioner’s Mobility Supplement\n- Registered severely sight impaired\n\n"
     "Everybody else is assessed. That takes eight weeks at most; say so, or they ring again.",
     "disabled parking, badge, parking permit", "blue badge", -6, False),
    ("teasel-vale", "article", "Council tax: moving house", "One form ends the old bill and starts the new one.",
     "Both bills are worked out by the day. Who lived there before owes for the time before.\n\n## They need\n- the day "
     "they left and the day they came\n- the landlord’s name if they rent\n- the account number, if they have a letter\n\n"
     "A bill that comes in between is put right by itself: nobody needs to ring about it.",
     "moving, new address, moved out", "council tax", 60, False),
    ("ashenford", "article", "Planning: what needs no permission", "Most porches, sheds and solar panels.",
     "Within the limits of permitted development:\n- a porch under 3 square metres\n- a shed lower than 2.5 metres by a "
     "fence\n- solar panels that stand out less than 20 cm\n\nListed buildings and conservation areas are different: send "
     "them to the duty officer.", "extension, shed, solar panels, conservatory", "planning", 200, False),
    ("carrowshire", "instruction", "When a caller may be in danger", "Ask once if they can talk; break the glass if not.",
     "1. Ask: “Is it safe for you to talk? Yes or no will do.”\n2. If not, ask when, and on which number. Nothing else.\n"
     "3. Never ring back on a number marked not safe.\n4. If somebody is in danger now: 999, then break the glass.\n\n"
     "Whoever hangs up may be cut off. Do not try again unless they said so.", "abuse, danger, violence", "", 30, True),
    ("carrowshire", "news", "Storm on Thursday: what we say", "Crews clear main roads first; fallen trees by number.",
     "Until Friday noon every adviser says the same:\n- trees on a road: raise them, with the grid reference if they "
     "have it\n- trees on a cable: 105, and stay away\n- power cuts: 105\n\nSandbags are for homes that flooded before.",
     "storm, flood, trees, sandbags", "tree", 14, True),
    ("teasel-vale", "news", "Christmas collections", "One day later from 25 December to 6 January.",
     "Every collection is one day later. Side waste is taken once, in clear bags, in the first week of January.\n\n"
     "The calendar on the web page is right; the printed one of last year is not.", "bin days, christmas, holiday", "bin",
     21, True),
)  # fmt: skip
_FEEDBACK = (
    ("Blue Badge", "Personal Independence Payment of 12 points for planning journeys counts too since last year.", ""),
    ("Missed bins", "Nothing in it about assisted collections.", "Added: say that the crew has a note of it."),
)
# Whom people are sent to, and how these are reached.
_PLACES = (
    ("Carrow Advice", "01632 960700, Monday to Friday 09:00 to 16:00\nThe Old Bank, Market Street, Carrow"),
    ("The Energy Helpline", "01632 960710, every day 08:00 to 20:00"),
    ("Teasel Food Bank", "St Anne’s Hall, Tuesdays and Fridays 10:00 to 12:00. They need no voucher."),
    ("Housing association repairs", "01632 960720, day and night"),
)
_WORKED = ("yes", "yes", "", "no", "yes", "", "not_yet", "yes", "no", "")


def make_knowledge(seed: int) -> int:
    """How many articles there are."""
    chance, now = random.Random(seed), clock.now()
    bodies = {body.slug: body for body in Organisation.objects.all()}
    owners = {slug: _owner(body) for slug, body in bodies.items()}
    for at, (slug, kind, title, summary, text, keywords, about, days, must_read) in enumerate(_ARTICLES):
        when = now - timedelta(days=chance.randrange(1, 6) if kind == "news" else chance.randrange(20, 150))
        article = Article.objects.create(
            organisation=bodies[slug], owner=owners[slug], kind=kind, title=title, summary=summary, text=text,
            keywords=keywords, must_read=must_read, status="published", published_at=when, updated_at=when,
            review_on=clock.today() + timedelta(days=days), review_told_on=clock.today() if days < 0 else None,
            ends_on=clock.today() + timedelta(days=days) if kind == "news" else None,
        )  # fmt: skip
        services = list(Service.objects.filter(name__icontains=about, kind__in=("report", "apply", "request"))[:6])
        if about:
            article.services.set(services)
        _note_answers(article, services, at, now)
    _make_skills(bodies["carrowshire"])
    _make_marks()
    return len(_ARTICLES)


def _make_skills(body: Organisation) -> None:
    """Some of the contact centre have learnt more than the others; one instruction is theirs alone to read."""
    staff = list(Account.objects.filter(memberships__organisation=body, memberships__role=Role.ADVISER).order_by("pk"))
    for name, having in (("Flooding and storms", staff[::2]), ("People in danger", staff[:3]), ("Welsh", staff[1:4])):
        Skill.objects.create(organisation=body, name=name).accounts.set(having)
    Article.objects.get(title__startswith="Storm").skills.set(Skill.objects.filter(name__startswith="Flooding"))


def _owner(body: Organisation) -> Account | None:
    return Account.objects.filter(memberships__organisation=body, memberships__role=Role.SERVICE_MANAGER).first()


def _note_answers(article: Article, services: list[Service], at: int, now: object) -> None:
    """Some of the latest contacts about its services were answered by it."""
    if services:
        answered = Contact.objects.filter(service__in=services, status="closed", organisation__isnull=False)
        keys = list(answered.order_by("-closed_at").values_list("pk", flat=True)[at % 3 : 60 : 3])
        Contact.objects.filter(pk__in=keys).update(source=article)


def _make_marks() -> None:
    staff = list(Account.objects.filter(memberships__role=Role.ADVISER).distinct().order_by("pk"))
    ReadMark.objects.bulk_create(
        ReadMark(article=article, account=one, version=article.version)
        for article in Article.objects.filter(must_read=True)
        for one in staff[1::2]
    )
    for title, words, answer in _FEEDBACK:
        Feedback.objects.create(
            article=Article.objects.get(title__startswith=title), account=staff[-1], words=words, answer=answer,
            answered_at=clock.now() if answer else None, at=clock.now() - timedelta(days=2),
        )  # fmt: skip


def make_signposts(seed: int) -> int:
    """How many of those who were sent on got it in writing; some were asked, and some of these answered."""
    chance, now = random.Random(seed), clock.now()
    items = ContactItem.objects.filter(action="signposted", contact__organisation__isnull=False).select_related(
        "contact"
    )
    made = []
    for at, item in enumerate(items.order_by("-at")[:240]):
        place, details = _PLACES[at % len(_PLACES)]
        days, answer = (now - item.at).days, chance.choice(_WORKED)
        channel = chance.choice(("email", "email", "text", "letter", ""))
        # Who was told in words alone is not asked.
        ask_on = (item.at + timedelta(days=7)).date() if channel else None
        asked = item.at + timedelta(days=7) if ask_on and days > 7 else None
        made.append(
            Signpost(
                item=item, organisation=item.contact.organisation, service_id=item.service_id, place=place,
                details=details, channel=channel, at=item.at, ask_on=ask_on, asked_at=asked,
                worked=answer if asked else "",
                answered_at=asked + timedelta(hours=9) if asked and answer else None,
            )
        )  # fmt: skip
    Signpost.objects.bulk_create(made)
    return len(made)

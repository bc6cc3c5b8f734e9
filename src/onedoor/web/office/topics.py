"""What can be set up in the office. A new topic adds its line here and is then on the landing page."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor

__all__ = ["TOPICS", "ShownTopic", "Topic", "topics_for"]

ADMINISTRATORS = (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
PARTNERSHIP = (Role.PARTNERSHIP_ADMINISTRATOR,)


@dataclass(frozen=True, slots=True)
class Topic:
    """A card on the landing page, for those who hold one of the roles anywhere."""

    title: str
    text: str
    url_name: str
    roles: tuple[str, ...] = ADMINISTRATORS


@dataclass(frozen=True, slots=True)
class ShownTopic:
    """A card as one person sees it."""

    title: str
    text: str
    href: str


TOPICS: tuple[Topic, ...] = (
    Topic("The partnership", "Its name, colours and how to reach it.", "office:partnership", PARTNERSHIP),
    Topic("Second step", "Which roles sign in with two steps.", "office:second-step", PARTNERSHIP),
    Topic(
        "Organisations", "Bodies, the areas they serve, their teams, staff and keys.", "office:organisations-list"
    ),
    Topic("Services", "What is provided, by whom and where, and what is asked.", "office:services-list"),
    Topic("Wordings", "What people are told, by occasion and language.", "office:wordings-list"),
    Topic("Letters", "Letters that people may ask about.", "office:letters-list"),
    Topic("Causes", "Why contacts need not have happened.", "office:causes-list", PARTNERSHIP),
    Topic("Closing reasons", "Why requests end, and what people are told.", "office:reasons-list", PARTNERSHIP),
    Topic(
        "Grounds for refusing", "Why a body may refuse what people ask about their information.",
        "office:rights-grounds", PARTNERSHIP,
    ),
    Topic(
        "Purposes and lawful grounds", "What agreements to share information are drawn up with.",
        "office:agreements-lists", PARTNERSHIP,
    ),
    Topic(
        "Call-backs", "When people are rung back, by which team, and what they are asked.", "office:lines-list",
        (Role.SERVICE_MANAGER, Role.ADMINISTRATOR),
    ),
    Topic("Types of requests", "States of their own, and which may follow which.", "office:types-list", PARTNERSHIP),
    Topic(
        "Replies", "What teams answer with again and again.", "office:replies-list",
        (Role.SERVICE_MANAGER, *ADMINISTRATORS),
    ),
    Topic("Complaints", "Stages: how long each may take, and who answers.", "office:complaints-list", PARTNERSHIP),
    Topic(
        "Routing", "Which team gets what comes in, who is on duty, and what other rules would do.",
        "office:routing-list", (Role.SERVICE_MANAGER, Role.ADMINISTRATOR),
    ),
    Topic(
        "Escalation", "Who else is told of requests that are late.", "office:escalation-list",
        (Role.SERVICE_MANAGER, Role.ADMINISTRATOR),
    ),
    Topic(
        "Articles", "What staff look things up in: whose it is, when it is looked at again.", "office:knowledge-list",
        (Role.SERVICE_MANAGER, Role.ADMINISTRATOR),
    ),
    Topic("Mailboxes", "Whose mail becomes contacts, and where it is read.", "office:mailboxes-list"),
    Topic("Phones and chat", "Whose calls and chats come in here, and how they are signed.", "office:phones-list"),
    Topic("Bank holidays", "Days that targets leave out, for all or for one body.", "office:days-list"),
    Topic("Messages sent", "What went out, to whom, and whether it arrived.", "office:messages-list"),
    Topic("Subscriptions", "Where events are delivered to.", "office:subscriptions-list"),
    Topic(
        "Figures", "Demand, avoidable contact, cost and time.", "office:figures",
        (Role.SERVICE_MANAGER, Role.ANALYST, *ADMINISTRATORS),
    ),
)  # fmt: skip


def topics_for(actor: Actor) -> list[ShownTopic]:
    """What this person may open, in order."""
    shown = []
    for topic in TOPICS:
        if not actor.has_role(*topic.roles):
            continue
        try:
            shown.append(ShownTopic(topic.title, topic.text, reverse(topic.url_name)))
        except NoReverseMatch:
            # A topic may be left out of an installation; its card goes with it.
            continue
    return shown

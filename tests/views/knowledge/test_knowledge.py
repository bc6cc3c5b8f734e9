"""Knowledge: who finds what, read marks, feedback to its owner, reviews, and which article answered a contact."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.knowledge import services as knowledge
from onedoor.apps.knowledge.models import Article, ReadMark, Skill
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation, Team
from onedoor.foundation import clock
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from onedoor.web.components.templatetags.prose import prose
from tests.conftest import Cast
from tests.desk import Desk, desk

__all__ = ["desk"]

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Account], Client]


def written(cast: Cast, body: Organisation, title: str, **given: Any) -> Article:
    manager = cast.actor(body, Role.SERVICE_MANAGER)
    owner = cast.account(body, Role.SERVICE_MANAGER)
    usual: dict[str, Any] = {"title": title, "text": "Ask how deep it is.", "status": "published", "owner": owner}
    return knowledge.save_article(by=manager, organisation=body, **(usual | given))


def test_only_a_bodys_own_write_for_it_and_nobody_finds_what_is_not_for_them(cast: Cast, desk: Desk) -> None:
    own = written(cast, cast.county, "Holes and who fills them", audience="own")
    draft = written(cast, cast.district, "Holes, not finished", status="draft")
    over = written(cast, cast.district, "Holes in the frost", ends_on=clock.today() - timedelta(days=1))
    assert knowledge.find_articles("holes", by=desk.adviser) == []
    for hidden in (own, draft, over):
        with pytest.raises(Missing):
            knowledge.get_article_for(desk.adviser, hidden.uuid)
    with pytest.raises(Denied):
        knowledge.save_article(by=desk.adviser, organisation=cast.district, title="Mine", text="Words")
    with pytest.raises(Missing):
        knowledge.confirm_article(by=cast.actor(cast.district, Role.SERVICE_MANAGER), article=own)


def test_two_people_writing_lose_no_words(cast: Cast, signed_in: SignedIn) -> None:
    article = written(cast, cast.district, "Bins")
    seen = article.updated_at.isoformat()
    manager = cast.actor(cast.district, Role.SERVICE_MANAGER)
    knowledge.save_article(by=manager, organisation=cast.district, article=article, text="Mine", seen_at=seen)
    with pytest.raises(Conflict, match="Somebody changed it"):
        knowledge.save_article(by=manager, organisation=cast.district, article=article, text="Theirs", seen_at=seen)


def test_it_stands_beside_the_contact_and_is_noted_as_what_answered(
    cast: Cast, desk: Desk, signed_in: SignedIn
) -> None:
    article = written(cast, cast.county, "When a road is closed", services=[desk.pothole], keywords="crater, diversion")
    contact = desk.opened(contacts.open_contact(by=desk.adviser, channel="phone"))
    item = contacts.add_item(by=desk.adviser, contact=contact, words="a crater", service=desk.pothole)
    client, address = signed_in(desk.account), f"/desk/contacts/{contact.uuid}/"
    assert "When a road is closed" in client.get(f"{address}?item={item.uuid}").text
    assert "When a road is closed" in client.get(f"{address}knowledge/?ask=diversions").text
    opened = client.get(f"{address}?item={item.uuid}&article={article.uuid}").text
    assert "Ask how deep it is." in opened
    assert f'<option value="{article.uuid}" selected>' in opened
    given = {"outcome": "advised", "avoidable": "no", "source": str(article.uuid), f"item-{item.uuid}": "abandoned"}
    client.post(f"{address}wrap-up/?article={article.uuid}", given)
    done = Contact.objects.get(pk=contact.pk)
    assert (done.source, done.items.get().outcome) == (article, "abandoned")
    assert contacts.times_answered([article.uuid], days=28) == {article.uuid: 1}
    signed_in(cast.account(cast.county, Role.SERVICE_MANAGER))
    assert "answered in 28 days" in client.get(f"/office/knowledge/{article.uuid}/").text


def test_what_must_be_read_is_asked_for_until_this_version_is_read(cast: Cast, desk: Desk, signed_in: SignedIn) -> None:
    news = written(cast, cast.district, "New hours at Christmas", kind="news", must_read=True)
    other = Team.objects.create(organisation=cast.district, name="Planning")
    written(cast, cast.district, "Only for planners", must_read=True, team=other)
    client = signed_in(desk.account)
    assert "To read: 1" in client.get("/desk/").text
    client.post(f"/desk/knowledge/{news.uuid}/read/")
    client.post(f"/desk/knowledge/{news.uuid}/read/")
    assert ReadMark.objects.count() == 1
    assert "To read" not in client.get("/desk/").text
    manager = cast.actor(cast.district, Role.SERVICE_MANAGER)
    assert desk.account in knowledge.reading_of(news).read
    knowledge.save_article(by=manager, organisation=cast.district, article=news, is_new_to_readers=True)
    assert [one.title for one in knowledge.unread_articles(desk.adviser)] == ["New hours at Christmas"]


def test_feedback_goes_to_its_owner_and_the_answer_back(cast: Cast, desk: Desk, signed_in: SignedIn) -> None:
    article = written(cast, cast.county, "Fees")
    client = signed_in(desk.account)
    assert "Say what is wrong or missing" in client.post(f"/desk/knowledge/{article.uuid}/feedback/", {}).text
    client.post(f"/desk/knowledge/{article.uuid}/feedback/", {"words": "The fee went up."})
    told = Message.objects.get(template_code="staff-knowledge")
    assert told.to == cast.account(cast.county, Role.SERVICE_MANAGER).email
    feedback = article.feedback.get()
    assert signed_in(cast.account(cast.district, Role.SERVICE_MANAGER)).post(
        f"/office/knowledge/{article.uuid}/answer/", {"feedback": str(feedback.uuid), "answer": "No"}
    ).status_code == 404  # fmt: skip
    signed_in(cast.account(cast.county, Role.SERVICE_MANAGER))
    assert "The fee went up." in client.get(f"/office/knowledge/{article.uuid}/").text
    client.post(f"/office/knowledge/{article.uuid}/answer/", {"feedback": str(feedback.uuid), "answer": "Put right."})
    assert Message.objects.filter(to=desk.account.email, body__contains="Put right.").exists()


def test_its_owner_is_reminded_once_and_says_that_it_is_still_right(cast: Cast) -> None:
    article = written(cast, cast.county, "Old rules", review_on=clock.today())
    assert (knowledge.remind_of_articles(), knowledge.remind_of_articles()) == (1, 0)
    manager = cast.actor(cast.county, Role.SERVICE_MANAGER)
    assert not knowledge.confirm_article(by=manager, article=article).is_review_due


def test_it_is_written_on_pages(cast: Cast, signed_in: SignedIn, desk: Desk) -> None:
    client = signed_in(cast.account(cast.district, Role.SERVICE_MANAGER))
    owner = str(cast.account(cast.district, Role.SERVICE_MANAGER).uuid)
    given = {"kind": "script", "title": "Bins", "audience": "all", "status": "published", "owner": owner}
    assert client.post("/office/knowledge/add/", given).status_code == 400
    assert client.post("/office/knowledge/add/", given | {"text": "## First\n- Ask"}).status_code == 302
    article = Article.objects.get()
    assert "Bins" in client.get("/office/knowledge/").text
    form = client.get(f"/office/knowledge/{article.uuid}/change/")
    changed = given | {"text": "Other words", "title": "Bins again", "seen_at": form.context["form"]["seen_at"].value()}
    assert client.post(f"/office/knowledge/{article.uuid}/change/", changed).status_code == 302
    assert client.post(f"/office/knowledge/{article.uuid}/change/", changed).status_code == 400
    assert "Bins again" in client.get("/desk/knowledge/?q=bins").text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>", '<p class="govuk-body">&lt;script&gt;</p>'),
        ("One\nTwo\n\nThree", '<p class="govuk-body">One<br>Two</p><p class="govuk-body">Three</p>'),
        ("## A <b>\n- x\n- y", '<h2 class="govuk-heading-s">A &lt;b&gt;</h2>'
         '<ul class="govuk-list govuk-list--bullet"><li>x</li><li>y</li></ul>'),
        ("1. Go\n2) Ask", '<ol class="govuk-list govuk-list--number"><li>Go</li><li>Ask</li></ol>'),
    ],
)  # fmt: skip
def test_longer_texts_are_shown_as_typed(text: str, shown: str) -> None:
    assert prose(text) == shown


def test_news_is_read_by_who_has_the_skill_and_by_nobody_else(cast: Cast, desk: Desk, signed_in: SignedIn) -> None:
    manager, adviser = cast.actor(cast.district, Role.SERVICE_MANAGER), str(desk.account.uuid)
    with pytest.raises(Denied):
        knowledge.save_skill(by=desk.adviser, organisation=cast.district, name="Floods", people=[])
    given: Any = {"by": manager, "organisation": cast.district}
    skill = knowledge.save_skill(**given, name=" Floods ", people=[adviser])
    with pytest.raises(Invalid):
        knowledge.save_skill(**given, name="Floods", people=[])
    elsewhere = Skill.objects.create(organisation=cast.county, name="Snow")
    with pytest.raises(Missing):
        knowledge.save_skill(**given, name="Ours", people=[], skill=elsewhere)
    article = written(cast, cast.district, "Sandbags", must_read=True, skills=[skill, elsewhere])
    assert list(article.skills.all()) == [skill]
    assert list(knowledge.unread_articles(desk.adviser)) == [article]
    assert [one.uuid for one in knowledge.reading_of(article).unread] == [desk.account.uuid]
    assert not knowledge.unread_articles(manager)
    page = signed_in(cast.account(cast.district, Role.SERVICE_MANAGER))
    changed = page.post(f"/office/knowledge/skills/{skill.uuid}/", {"name": "Floods", "people": []})
    assert changed.status_code == 302
    assert not knowledge.unread_articles(desk.adviser)
    assert "Nobody yet" in page.get("/office/knowledge/skills/").text

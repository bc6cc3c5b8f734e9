"""Building a form in the office: who may, what each step does, and two people at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Service
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.asking import Clause, Condition, Form, Option, Page, Question
from tests.conftest import Cast

SignedIn = Callable[[Account], Client]
pytestmark = pytest.mark.django_db

SIZE = Question(
    "size", "choice", "How big?", "Pa mor fawr?", options=(Option("s", "Small", "Bach"), Option("l", "Large"))
)
DEPTH = Question("depth", "number", "How deep?", "Pa mor ddwfn?", when=Condition((Clause("size", "is", "l"),)))


@pytest.fixture
def hole(cast: Cast) -> Service:
    service = Service.objects.create(slug="hole", name="Hole", kind="report")
    directory.set_form(by=SYSTEM, service=service, form=Form((Page("about", questions=(SIZE, DEPTH)),)))
    return service


@pytest.fixture
def keeper(cast: Cast, signed_in: SignedIn) -> Client:
    return signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))


def at(service: Service, path: str = "") -> str:
    return f"/office/services/{service.uuid}/form/{path}"


def ask(**given: Any) -> dict[str, Any]:
    return {
        "label": "Is it on a bend?",
        "kind": "choice",
        "options": "Yes\nNo",
        "page": "about",
        "revision": "0",
        **given,
    }


def codes(service: Service) -> list[str]:
    draft = directory.draft_of(service)
    return [question.code for question in draft.form.questions] if draft else []


def test_other_staff_read_what_is_asked_and_change_nothing(cast: Cast, signed_in: SignedIn, hole: Service) -> None:
    client = signed_in(cast.account(cast.district, Role.ADMINISTRATOR))
    version = directory.published_form(hole)
    assert version is not None
    assert "How deep?" in client.get(at(hole, f"versions/{version.uuid}/")).content.decode()
    assert client.get(at(hole)).status_code == 404
    assert client.post(at(hole, "pages/about/questions/add/"), ask()).status_code == 404
    assert client.post(at(hole, "publish/"), {"revision": "0"}).status_code == 404
    assert directory.draft_of(hole) is None


def test_a_question_is_added_moved_undone_and_published(keeper: Client, hole: Service) -> None:
    assert keeper.post(at(hole, "pages/about/questions/add/"), ask(label="")).status_code == 400
    seen = keeper.post(at(hole, "pages/about/questions/add/"), ask(preview="yes"))
    assert "Is it on a bend?" in seen.context["shown"][0].fields
    assert codes(hole) == []
    assert keeper.post(at(hole, "pages/about/questions/add/"), ask()).status_code == 302
    assert codes(hole) == ["size", "depth", "is-it-on-a-bend"]
    keeper.post(at(hole, "change/"), {"do": "up:is-it-on-a-bend", "revision": "1"})
    assert codes(hole) == ["size", "is-it-on-a-bend", "depth"]
    keeper.post(at(hole, "change/"), {"do": "undo", "revision": "2"})
    assert codes(hole) == ["size", "depth", "is-it-on-a-bend"]
    # People are asked what they were until it is published, and English where Welsh is missing is said first.
    published = directory.published_form(hole)
    assert published is not None
    assert (published.number, len(published.form.questions)) == (1, 2)
    refused = keeper.post(at(hole, "publish/"), {"revision": "3"})
    assert (refused.status_code, "English only" in refused.content.decode()) == (400, True)
    keeper.post(at(hole, "publish/"), {"revision": "3", "accepts_english": "on"})
    now = directory.published_form(hole)
    assert now is not None
    assert (now.number, len(now.form.questions), directory.draft_of(hole)) == (2, 3, None)
    assert "How deep?" in keeper.get(at(hole, f"versions/{published.uuid}/")).content.decode()


def test_what_cannot_work_is_not_published(keeper: Client, hole: Service) -> None:
    keeper.post(at(hole, "change/"), {"do": "up:depth", "revision": "0"})
    page = keeper.get(at(hole)).content.decode()
    assert "“How deep?” hangs on “How big?”, which is asked later" in page
    refused = keeper.post(at(hole, "publish/"), {"revision": "1", "accepts_english": "on"})
    assert refused.status_code == 400
    changed = ask(label="How big?", options="s: Small\nl: Large", when0_question="depth", when0_asks="answered")
    assert keeper.post(at(hole, "questions/size/"), {**changed, "revision": "1"}).status_code == 302
    assert "wait for each other" in keeper.get(at(hole)).content.decode()


def test_a_condition_is_written_in_the_words_of_the_list(keeper: Client, hole: Service) -> None:
    wrong = ask(when0_question="size", when0_asks="is", when0_value="Huge")
    page = keeper.post(at(hole, "pages/about/questions/add/"), wrong)
    assert "“Huge” is not in the list of “How big?”. In it are: Small, Large" in page.content.decode()
    keeper.post(
        at(hole, "pages/about/questions/add/"), ask(when0_question="size", when0_asks="is", when0_value="large")
    )
    assert "Only if “How big?” is “Large”" in keeper.get(at(hole)).content.decode()


def test_a_page_may_end_the_form_for_some_and_never_for_all(keeper: Client, hole: Service) -> None:
    leaving = {"title": "Only holes in roads", "is_exit": "on", "when0_asks": "is", "is_any": "all", "revision": "0"}
    refused = keeper.post(at(hole, "pages/add/"), leaving)
    assert (refused.status_code, set(refused.context["form"].errors)) == (400, {"intro", "when0_question"})
    leaving |= {"intro": "Ring whoever owns the land.", "when0_question": "size", "when0_value": "Large"}
    assert keeper.post(at(hole, "pages/add/"), leaving).status_code == 302
    assert "Ends here" in keeper.get(at(hole)).content.decode()
    assert "Ring whoever owns the land." in keeper.get(at(hole, "preview/")).content.decode()
    keeper.post(at(hole, "change/"), {"do": "remove:size", "revision": "1"})
    assert "hangs on a question that is not there any more" in keeper.get(at(hole)).content.decode()


def test_two_people_at_once_lose_nothing(keeper: Client, hole: Service) -> None:
    keeper.post(at(hole, "pages/about/questions/add/"), ask(label="The first"))
    late = keeper.post(at(hole, "pages/about/questions/add/"), ask(label="The second"))
    text = late.content.decode()
    assert late.status_code == 400
    assert "changed the form since you opened it" in text
    assert 'value="The second"' in text
    again = ask(label="The second", revision=str(late.context["bench"].revision))
    keeper.post(at(hole, "pages/about/questions/add/"), again)
    assert codes(hole) == ["size", "depth", "the-first", "the-second"]
    keeper.post(at(hole, "change/"), {"do": "discard", "revision": "1"})
    assert codes(hole)
    keeper.post(at(hole, "change/"), {"do": "discard", "revision": "2"})
    assert directory.draft_of(hole) is None


def test_a_test_case_stops_what_breaks_it(keeper: Client, hole: Service) -> None:
    said = {"attribute-size": "l", "attribute-depth": "3", "name": "A large hole", "revision": "0"}
    assert "How deep?" in keeper.post(at(hole, "cases/"), {**said, "try": "yes"}).content.decode()
    keeper.post(at(hole, "cases/"), {**said, "keep": "yes"})
    draft = directory.draft_of(hole)
    assert draft is not None
    assert [case.name for case in draft.test_cases] == ["A large hole"]
    keeper.post(at(hole, "questions/depth/"), ask(label="How deep?", kind="date", revision="1"))
    refused = keeper.post(at(hole, "publish/"), {"revision": "2", "accepts_english": "on"})
    assert "Test case “A large hole”: now refuses “How deep?”" in refused.content.decode()


def test_a_form_travels_as_a_file(keeper: Client, hole: Service) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    packed = keeper.get(at(hole, "download/")).content
    other = Service.objects.create(slug="other", name="Other", kind="report")
    wrong = SimpleUploadedFile("form.json", b'{"onedoor_form": 1, "form": {"pages": [{"questions": [{}]}]}}')
    page = keeper.post(at(other, "upload/"), {"file": wrong, "revision": "0"}).content.decode()
    assert "Page 1, question 1 has no words." in page
    good = SimpleUploadedFile("form.json", packed)
    assert keeper.post(at(other, "upload/"), {"file": good, "revision": "0"}).status_code == 302
    draft = directory.draft_of(other)
    assert draft is not None
    assert draft.form == directory.form_of(directory.published_form(hole))
    assert directory.published_form(other) is None


def test_it_is_shown_as_people_see_it_in_both_languages(keeper: Client, hole: Service) -> None:
    page = keeper.get(at(hole, "preview/")).content.decode()
    assert "Pa mor ddwfn?" in page
    assert "Only if “How big?” is “Large”" in page
    assert "Dim ond os: yr ateb i “Pa mor fawr?” yw “Large”" in page

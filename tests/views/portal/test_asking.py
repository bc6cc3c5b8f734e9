"""A form of several pages as a person answers it."""

import io
from datetime import timedelta

import pytest
from django.test import Client

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Service
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.actions.saving import clear_expired_drafts
from onedoor.apps.requests.models import Answer, Request, SavedDraft
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.asking import Clause, Condition, Form, Option, Page, Question
from onedoor.foundation.errors import Invalid
from tests.views.portal.test_sending import photo

YES_NO = (Option("yes", "Yes", "Oes"), Option("no", "No", "Nac oes"))
FORM = Form(
    (
        Page("about", "About you", questions=(
            Question("carer", "choice", "Do you care for somebody?", is_required=True, options=YES_NO),
            Question("since", "date", "Since when?", is_required=True, most="today",
                     when=Condition((Clause("carer", "is", "yes"),))),
            Question("home", "address", "Where do you live?", is_required=True),
        )),
        Page("person", "People", entries=3, entry="person", when=Condition((Clause("carer", "is", "yes"),)), questions=(
            Question("who", "person", "Who is it?", is_required=True),
            Question("health", "long_text", "What should we know about their health?", is_private=True),
        )),
        Page("proof", "Proof", questions=(
            Question("letter", "file", "A letter that shows it", is_required=True),
            Question("spot", "point", "Where is the ramp?"),
        )),
    ),
    takes_words=False, takes_photos=False,
)  # fmt: skip
HOME = {"attribute-home_line": "1 Mill Lane", "attribute-home_town": "Thistleby", "attribute-home_postcode": "zz11aa"}


@pytest.fixture
def asked(at_home: Client) -> Client:
    """A visitor at home, with a form of three pages for potholes of all things."""
    directory.set_form(by=SYSTEM, service=Service.objects.get(slug="pothole"), form=FORM)
    return at_home


def begin(client: Client) -> str:
    where = client.post("/start/report/pothole/").headers["Location"]
    return client.post(where, {"latitude": "53.05", "longitude": "-1.95"}).headers["Location"]


def since(year: int) -> dict[str, str]:
    return {
        "attribute-carer": "yes",
        "attribute-since_day": "1",
        "attribute-since_month": "2",
        "attribute-since_year": str(year),
    }


def test_each_page_says_what_is_missing_and_keeps_what_was_typed(asked: Client) -> None:
    step = begin(asked)
    assert step.endswith("/questions/about/0/")
    page = asked.post(step, {**since(2999), "attribute-home_line": "1 Mill Lane"})
    assert "needs a house and street, and a postcode" in page.text
    assert "or earlier" in page.text
    assert 'value="1 Mill Lane"' in page.text
    assert asked.get(step.replace("about", "person").replace("/0/", "/3/")).status_code == 404


def test_pages_that_do_not_apply_are_passed_over(asked: Client) -> None:
    step = asked.post(begin(asked), {"attribute-carer": "no", **HOME}).headers["Location"]
    assert step.endswith("/questions/proof/0/")


def test_who_cannot_use_it_is_told_why_and_sends_nothing(asked: Client) -> None:
    ended = Page(
        "ended", "Only for carers", intro="Ask your council.", is_exit=True,
        when=Condition((Clause("carer", "is", "no"),)),
    )  # fmt: skip
    form = Form((FORM.pages[0], ended, *FORM.pages[1:]), takes_words=False, takes_photos=False)
    directory.set_form(by=SYSTEM, service=Service.objects.get(slug="pothole"), form=form)
    page = begin(asked)
    out = asked.post(page, {"attribute-carer": "no", **HOME}).headers["Location"]
    told = asked.post(out, follow=True)
    assert "Only for carers" in told.content.decode()
    assert "Ask your council." in told.content.decode()
    draft = page.split("/")[2]
    assert asked.post(f"/send/{draft}/check/", follow=True).redirect_chain[-1][0] == out
    with pytest.raises(Invalid) as refused:
        directory.check_answers(
            directory.published_form(Service.objects.get(slug="pothole")),
            {"carer": ["no"], "home": ["1 Mill Lane, Thistleby, ZZ1 1AA"]},
        )
    assert refused.value.fields == {"attribute-ended": ["Only for carers. Ask your council."]}
    assert asked.post(page, {**since(2020), **HOME}).headers["Location"] != out


def test_entries_files_and_points_from_start_to_end(asked: Client) -> None:
    step = asked.post(begin(asked), {**since(2020), **HOME}).headers["Location"]
    step = asked.post(step, {"attribute-who.1_given": "Ann", "attribute-who.1_family": "Moss"}).headers["Location"]
    more = asked.post(step, {"another": "yes"}).headers["Location"]
    assert more.endswith("/questions/person/2/")
    given = {"attribute-who.2_given": "Bill", "attribute-who.2_family": "Moss", "attribute-health.2": "He has asthma"}
    step = asked.post(more, given).headers["Location"]
    assert "Bill Moss, He has asthma" in asked.get(step).text
    asked.post(step, {"remove": "1"})
    step = asked.post(step, {"another": "no"}).headers["Location"]
    wrong = io.BytesIO(b"MZ a program")
    wrong.name = "letter.pdf"
    assert "letter.pdf" in asked.post(step, {"attribute-letter": wrong}).text
    step = asked.post(step, {"attribute-letter": photo(), "attribute-spot": "ZZ1 1AA"}).headers["Location"]
    # Neither words nor photos are asked for: what is similar, then how to reach them, then everything once more.
    step = asked.get(step).headers["Location"]
    step = asked.post(step, {"email": "ivy@marlow.example"}).headers["Location"]
    text = asked.get(step).text
    for words in (
        "1 February 2020",
        "1 Mill Lane, Thistleby, ZZ1 1AA",
        "Person 1: Who is it?",
        "Bill Moss",
        "hole.jpg",
    ):
        assert words in text
    asked.post(step)
    request = Request.objects.get()
    answers = {answer.code: answer for answer in request.answers.all()}
    assert list(answers) == ["carer", "since", "home", "who.1", "health.1", "letter", "spot"]
    assert request.form == directory.published_form(request.service)
    assert request.attachments.count() == 1
    # What is private is read by those who deal with it, and by nobody else on the staff.
    assert answers["health.1"].is_private
    stranger = requests.answers_visible_to(Actor("staff", "x", "X"), request)
    assert "health.1" not in {answer.code for answer in stranger}
    assert Answer.objects.filter(is_private=True).count() == 1


def test_who_has_begun_goes_on_with_what_they_were_asked(asked: Client) -> None:
    step = begin(asked)
    before = directory.published_form(Service.objects.get(slug="pothole"))
    directory.set_form(by=SYSTEM, service=Service.objects.get(slug="pothole"), form=Form())
    step = asked.post(step, {"attribute-carer": "no", **HOME}).headers["Location"]
    step = asked.post(step, {"attribute-letter": photo()}).headers["Location"]
    step = asked.post(asked.get(step).headers["Location"], {"email": "ivy@marlow.example"}).headers["Location"]
    asked.post(step)
    assert Request.objects.get().form == before


def test_what_was_saved_is_opened_by_the_link_and_the_address_alone(
    asked: Client,
) -> None:
    messages.install_defaults()
    step = begin(asked)
    asked.post(step, {**since(2020), **HOME})
    save = step.partition("/questions/")[0] + "/save/"
    assert "Enter an e-mail address" in asked.post(save, {"email": "nonsense"}).text
    assert "Your answers are kept" in asked.post(save, {"email": "ivy@marlow.example"}).text
    link = "/saved/" + Message.objects.latest("pk").body.partition("/saved/")[2].partition("\n")[0]
    saved = SavedDraft.objects.get()
    # The link is kept nowhere, and alone opens nothing; neither does a wrong one.
    assert saved.digest not in link
    other = Client()
    for wrong in (link[:-3] + "aa/", "/saved/nonsense/"):
        assert "open nothing" in other.post(wrong, {"email": "ivy@marlow.example"}).text
    assert "open nothing" in other.post(link, {"email": "mallory@marlow.example"}).text
    back = other.post(link, {"email": " Ivy@Marlow.example"}).headers["Location"]
    on = other.get(back).headers["Location"]
    assert on.endswith("/questions/person/1/")
    # A month later nobody can open it, and it goes.
    SavedDraft.objects.update(expires_at=clock.now() - timedelta(minutes=1))
    assert "open nothing" in Client().post(link, {"email": "ivy@marlow.example"}).text
    assert (clear_expired_drafts(), SavedDraft.objects.count()) == (1, 0)


def test_a_copy_leaves_out_what_is_private(asked: Client) -> None:
    messages.install_defaults()
    step = asked.post(begin(asked), {**since(2020), **HOME}).headers["Location"]
    given = {"attribute-who.1_given": "Bill", "attribute-who.1_family": "Moss", "attribute-health.1": "He has asthma"}
    step = asked.post(step, given).headers["Location"]
    step = asked.post(step, {"another": "no"}).headers["Location"]
    step = asked.post(step, {"attribute-letter": photo()}).headers["Location"]
    step = asked.post(asked.get(step).headers["Location"], {"email": "ivy@marlow.example"}).headers["Location"]
    asked.post(step, {"copy": "on"})
    copy = Message.objects.get(template_code="request-copy")
    assert "Bill Moss" in copy.body
    assert "asthma" not in copy.body
    assert "Not shown in an e-mail" in copy.body

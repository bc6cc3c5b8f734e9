"""Skills of a body's staff: which there are, and who has them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.knowledge import services as knowledge
from onedoor.apps.partners import services as partners
from onedoor.foundation.errors import Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page
from onedoor.web.office.knowledge.forms import SkillForm

__all__ = ["skill_add", "skill_change", "skill_list", "staff_choices"]

writers = staff_only(*knowledge.WRITERS)


@writers
@require_safe
def skill_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    bodies = [one for one in partners.organisations() if knowledge.may_write_for(actor, one)]
    return render(
        request, "office/knowledge/skills.html", {"bodies": [(one, knowledge.skills_of(one)) for one in bodies]}
    )


@writers
@require_http_methods(["GET", "HEAD", "POST"])
def skill_add(request: HttpRequest, body: UUID) -> HttpResponse:
    actor, organisation = actor_of(request), partners.get_organisation(str(body))
    if not knowledge.may_write_for(actor, organisation):
        raise Missing("There is no such page.")
    form = SkillForm(request.POST or None, staff=staff_choices(organisation))

    def save(**given: Any) -> Any:
        return knowledge.save_skill(by=actor, organisation=organisation, **given)

    return form_page(
        request, form, save, title="Add a skill", back=_back(), done="The skill was added.", intro=f"Of {organisation}."
    )


@writers
@require_http_methods(["GET", "HEAD", "POST"])
def skill_change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    skill = knowledge.get_skill_for(actor, uuid)
    initial = {"name": skill.name, "people": [str(one.uuid) for one in skill.accounts.all()]}
    form = SkillForm(request.POST or None, initial=initial, staff=staff_choices(skill.organisation))

    def save(**given: Any) -> Any:
        return knowledge.save_skill(by=actor, organisation=skill.organisation, skill=skill, **given)

    return form_page(request, form, save, title=skill.name, back=_back(), done="The skill was changed.")


def staff_choices(body: Any) -> list[tuple[str, str]]:
    return [(str(one.uuid), one.name) for one in partners.staff_of(body)]


def _back() -> tuple[str, str]:
    return reverse("office:knowledge-skills"), "Skills"

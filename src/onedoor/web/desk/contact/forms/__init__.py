"""Forms of the one screen."""

from onedoor.web.desk.contact.forms.matter import AdviceForm, AnswerMailForm, RaiseForm, SayForm
from onedoor.web.desk.contact.forms.others import BusinessForm, PermissionForm, RepresentativeForm, RightsForm
from onedoor.web.desk.contact.forms.person import AlertForm, GlassForm, JoinForm, PassPhraseForm, PersonForm, ProofForm
from onedoor.web.desk.contact.forms.whole import DoorForm, StartForm, WrapUpForm

__all__ = [
    "AdviceForm",
    "AlertForm",
    "AnswerMailForm",
    "BusinessForm",
    "DoorForm",
    "GlassForm",
    "JoinForm",
    "PassPhraseForm",
    "PermissionForm",
    "PersonForm",
    "ProofForm",
    "RaiseForm",
    "RepresentativeForm",
    "RightsForm",
    "SayForm",
    "StartForm",
    "WrapUpForm",
]

"""Services, who provides them where, how and at what cost, and the words people use for them."""

from onedoor.apps.directory.models.cost import Channel, ContactCost
from onedoor.apps.directory.models.form import FormVersion
from onedoor.apps.directory.models.provision import Provision, ServiceHours
from onedoor.apps.directory.models.service import Interaction, Service, ServiceTarget, Synonym

__all__ = [
    "Channel",
    "ContactCost",
    "FormVersion",
    "Interaction",
    "Provision",
    "Service",
    "ServiceHours",
    "ServiceTarget",
    "Synonym",
]

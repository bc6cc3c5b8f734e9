"""What people are told of their account, their rights, and what is reported near them."""

from onedoor.apps.messages.data import Wording

__all__ = ["EMAIL"]

EMAIL = {
    ("account-link", "en-gb"): Wording(
        "Your link to sign in",
        """Hello,

Open this to see everything you have asked for, and who has looked at your information:
((link))

It works once, for 30 minutes.

If you did not ask for it, leave it alone. Nobody can sign in without it.""",
    ),
    ("account-link", "cy"): Wording(
        "Eich dolen i fewngofnodi",
        """Helo,

Agorwch hon i weld popeth rydych wedi gofyn amdano, a phwy sydd wedi edrych ar eich gwybodaeth:
((link))

Mae'n gweithio unwaith, am 30 munud.

Os na wnaethoch ofyn amdani, gadewch lonydd iddi. Ni all neb fewngofnodi hebddi.""",
    ),
    ("rights-received", "en-gb"): Wording(
        "We have what you asked about your information: ((reference))",
        """Hello,

You asked: ((service))
Your reference is ((reference)).

((text))

Each organisation that keeps anything about you answers for itself. You can see what they answer here:
((link))

If you did not ask for this, tell us at once.""",
    ),
    ("rights-received", "cy"): Wording(
        "Mae'r hyn a ofynnoch am eich gwybodaeth wedi cyrraedd: ((reference))",
        """Helo,

Gofynnoch: ((service))
Eich cyfeirnod yw ((reference)).

((text))

Mae pob sefydliad sy'n cadw unrhyw beth amdanoch yn ateb drosto'i hun. Gallwch weld eu hatebion yma:
((link))

Os na wnaethoch ofyn am hyn, rhowch wybod i ni ar unwaith.""",
    ),
    ("rights-news", "en-gb"): Wording(
        "News of what you asked about your information: ((reference))",
        """Hello,

You asked: ((service))

((text))

Read it here. You will be asked to sign in and to show that it is you:
((link))""",
    ),
    ("rights-news", "cy"): Wording(
        "Newyddion am yr hyn a ofynnoch am eich gwybodaeth: ((reference))",
        """Helo,

Gofynnoch: ((service))

((text))

Darllenwch ef yma. Gofynnir i chi fewngofnodi a dangos mai chi ydych chi:
((link))""",
    ),
    ("alert-confirm", "en-gb"): Wording(
        "Confirm that you want news of ((place))",
        """Hello,

Somebody asked us to write to this address when there is a new report: ((place)).

If that was you, confirm it here:
((link))

If it was not, do nothing. We will not write again and forget the address after a week.""",
    ),
    ("alert-confirm", "cy"): Wording(
        "Cadarnhewch eich bod eisiau newyddion am ((place))",
        """Helo,

Gofynnodd rhywun i ni ysgrifennu i'r cyfeiriad hwn pan fydd adroddiad newydd: ((place)).

Os chi oedd hynny, cadarnhewch yma:
((link))

Os nad chi oedd, peidiwch â gwneud dim. Ni fyddwn yn ysgrifennu eto a byddwn yn anghofio'r cyfeiriad ar ôl wythnos.""",
    ),
    ("alert-news", "en-gb"): Wording(
        "New reports: ((place))",
        """Hello,

These are new since we last wrote: ((place)).

((text))

Change this or end it here:
((link))""",
    ),
    ("alert-news", "cy"): Wording(
        "Adroddiadau newydd: ((place))",
        """Helo,

Mae'r rhain yn newydd ers i ni ysgrifennu ddiwethaf: ((place)).

((text))

Newidiwch hyn neu ei orffen yma:
((link))""",
    ),
}

"""The wordings an installation starts with, English and Welsh. Each can be changed, for all or by an organisation."""

from onedoor.apps.messages.data import Wording

__all__ = ["WORDINGS"]

_EMAIL = {
    ("request-received", "en-gb"): Wording(
        "We have your request ((reference)): ((service))",
        """Hello ((name)),

Thank you for telling us. Your reference is ((reference)).

What it is about: ((service))
Who will deal with it: ((organisation))
When it should be done by: ((due))

You can see what is happening, or add to it, here:
((link))

You do not need to get in touch again. We will write to you when there is news.""",
    ),
    ("request-received", "cy"): Wording(
        "Mae eich cais ((reference)) wedi cyrraedd: ((service))",
        """Helo ((name)),

Diolch am roi gwybod i ni. Eich cyfeirnod yw ((reference)).

Beth yw'r mater: ((service))
Pwy fydd yn delio ag ef: ((organisation))
Erbyn pryd y dylai gael ei wneud: ((due))

Gallwch weld beth sy'n digwydd, neu ychwanegu ato, yma:
((link))

Nid oes angen i chi gysylltu eto. Byddwn yn ysgrifennu atoch pan fydd newyddion.""",
    ),
    ("request-updated", "en-gb"): Wording(
        "News about ((reference)): ((service))",
        """Hello ((name)),

There is news about your request ((reference)) – ((service)).

((text))

((organisation))

See everything about it, or add to it, here:
((link))""",
    ),
    ("request-updated", "cy"): Wording(
        "Newyddion am ((reference)): ((service))",
        """Helo ((name)),

Mae newyddion am eich cais ((reference)) – ((service)).

((text))

((organisation))

Gallwch weld popeth amdano, neu ychwanegu ato, yma:
((link))""",
    ),
    ("request-question", "en-gb"): Wording(
        "We need to ask you something about ((reference))",
        """Hello ((name)),

Before we can go on with your request ((reference)) we need to ask you something.

((text))

Please answer here:
((link))

((organisation))""",
    ),
    ("request-question", "cy"): Wording(
        "Mae angen i ni ofyn rhywbeth i chi am ((reference))",
        """Helo ((name)),

Cyn y gallwn fwrw ymlaen â'ch cais ((reference)) mae angen i ni ofyn rhywbeth i chi.

((text))

Atebwch yma, os gwelwch yn dda:
((link))

((organisation))""",
    ),
    ("request-closed", "en-gb"): Wording(
        "Your request ((reference)) is closed: ((service))",
        """Hello ((name)),

We have closed your request ((reference)).

((text))

((organisation))

Is it not sorted? Tell us here, and tell us how we did:
((link))""",
    ),
    ("request-closed", "cy"): Wording(
        "Mae eich cais ((reference)) wedi'i gau: ((service))",
        """Helo ((name)),

Rydym wedi cau eich cais ((reference)).

((text))

((organisation))

Heb ei ddatrys? Rhowch wybod i ni yma, a dywedwch sut wnaethom ni:
((link))""",
    ),
    ("request-follow", "en-gb"): Wording(
        "You are following ((reference)): ((service))",
        """Hello ((name)),

Somebody had already told us about this, and now you will hear what happens too.

The reference is ((reference)).
What it is about: ((service))
Who is dealing with it: ((organisation))
When it should be done by: ((due))

See what is happening here:
((link))""",
    ),
    ("request-follow", "cy"): Wording(
        "Rydych yn dilyn ((reference)): ((service))",
        """Helo ((name)),

Roedd rhywun eisoes wedi rhoi gwybod i ni am hyn, ac yn awr byddwch chithau'n clywed beth sy'n digwydd.

Y cyfeirnod yw ((reference)).
Beth yw'r mater: ((service))
Pwy sy'n delio ag ef: ((organisation))
Erbyn pryd y dylai gael ei wneud: ((due))

Gallwch weld beth sy'n digwydd yma:
((link))""",
    ),
    ("staff-invitation", "en-gb"): Wording(
        "You are invited to work with Onedoor for ((organisation))",
        """Hello ((name)),

You have been invited to sign in to Onedoor, the shared front office.
You will work there for ((organisation)).

Choose how you sign in here:
((link))

The link works until ((due)).

If you were not expecting this, you can leave it alone.""",
    ),
    ("staff-invitation", "cy"): Wording(
        "Fe'ch gwahoddir i weithio gydag Onedoor ar ran ((organisation))",
        """Helo ((name)),

Rydych wedi cael gwahoddiad i fewngofnodi i Onedoor, y dderbynfa a rennir.
Byddwch yn gweithio yno ar ran ((organisation)).

Dewiswch sut i fewngofnodi yma:
((link))

Bydd y ddolen yn gweithio tan ((due)).

Os nad oeddech yn disgwyl hyn, gallwch ei anwybyddu.""",
    ),
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
    ("staff-rights", "en-gb"): Wording(
        "Somebody asks about their information",
        """Hello ((name)),

((text))

Open it here:
((link))""",
    ),
    ("staff-rights", "cy"): Wording(
        "Mae rhywun yn gofyn am ei wybodaeth",
        """Helo ((name)),

((text))

Agorwch ef yma:
((link))""",
    ),
    ("staff-password-reset", "en-gb"): Wording(
        "Choose a new password for Onedoor",
        """Hello ((name)),

Somebody, most likely you, asked for a new password for your staff account.

Choose it here:
((link))

If it was not you, you can leave this alone: your password stays as it is.""",
    ),
    ("staff-password-reset", "cy"): Wording(
        "Dewiswch gyfrinair newydd ar gyfer Onedoor",
        """Helo ((name)),

Gofynnodd rhywun, chi yn ôl pob tebyg, am gyfrinair newydd ar gyfer eich cyfrif staff.

Dewiswch ef yma:
((link))

Os nad chi oedd hynny, gallwch anwybyddu hyn: bydd eich cyfrinair yn aros fel y mae.""",
    ),
    ("staff-security", "en-gb"): Wording(
        "Your staff account: ((text))",
        """Hello ((name)),

((text))

If it was you, you need do nothing.

If it was not you, choose a new password now, which signs out everybody who uses your account:
((link))

Then tell your administrator.""",
    ),
    ("staff-security", "cy"): Wording(
        "Eich cyfrif staff: ((text))",
        """Helo ((name)),

((text))

Os chi oedd hynny, nid oes angen i chi wneud dim.

Os nad chi oedd hynny, dewiswch gyfrinair newydd nawr, a fydd yn allgofnodi pawb sy'n defnyddio eich cyfrif:
((link))

Yna rhowch wybod i'ch gweinyddwr.""",
    ),
    ("staff-agreement-reminder", "en-gb"): Wording(
        "An agreement to share information needs you",
        """Hello ((name)),

((text))

Open it here:
((link))""",
    ),
    ("staff-agreement-reminder", "cy"): Wording(
        "Mae angen eich sylw ar gytundeb rhannu gwybodaeth",
        """Helo ((name)),

((text))

Agorwch ef yma:
((link))""",
    ),
    ("staff-emergency", "en-gb"): Wording(
        "The glass was broken: please look at it today",
        """Hello ((name)),

((text))

What was seen, and where you say what you found:
((link))""",
    ),
    ("staff-emergency", "cy"): Wording(
        "Torrwyd y gwydr: edrychwch arno heddiw",
        """Helo ((name)),

((text))

Yr hyn a welwyd, a lle i nodi eich casgliad:
((link))""",
    ),
    ("staff-new-request", "en-gb"): Wording(
        "New request ((reference)): ((service))",
        """There is a new request for ((organisation)).

Reference: ((reference))
Service: ((service))
Due by: ((due))

Open it here:
((link))""",
    ),
    ("staff-new-request", "cy"): Wording(
        "Cais newydd ((reference)): ((service))",
        """Mae cais newydd ar gyfer ((organisation)).

Cyfeirnod: ((reference))
Gwasanaeth: ((service))
I'w wneud erbyn: ((due))

Agorwch ef yma:
((link))""",
    ),
}

_TEXT = {
    ("request-received", "en-gb"): (
        "We have your request about ((service)). Your reference is ((reference)).\nSee what is happening: ((link))"
    ),
    ("request-received", "cy"): (
        "Mae eich cais am ((service)) wedi cyrraedd. Eich cyfeirnod yw ((reference)).\n"
        "Gweld beth sy'n digwydd: ((link))"
    ),
    ("request-updated", "en-gb"): "News about your request ((reference)): ((text))\nSee more: ((link))",
    ("request-updated", "cy"): "Newyddion am eich cais ((reference)): ((text))\nGweld mwy: ((link))",
    ("request-question", "en-gb"): (
        "We need to ask you something about your request ((reference)): ((text))\nPlease answer here: ((link))"
    ),
    ("request-question", "cy"): (
        "Mae angen i ni ofyn rhywbeth i chi am eich cais ((reference)): ((text))\nAtebwch yma: ((link))"
    ),
    ("request-closed", "en-gb"): (
        "Your request ((reference)) is closed: ((text))\nNot sorted? Tell us here: ((link))"
    ),
    ("request-closed", "cy"): (
        "Mae eich cais ((reference)) wedi'i gau: ((text))\nHeb ei ddatrys? Rhowch wybod yma: ((link))"
    ),
    ("request-follow", "en-gb"): (
        "You will hear what happens with ((reference)), ((service)).\nSee what is happening: ((link))"
    ),
    ("request-follow", "cy"): (
        "Byddwch yn clywed beth sy'n digwydd gyda ((reference)), ((service)).\nGweld beth sy'n digwydd: ((link))"
    ),
}  # fmt: skip

# (code, channel, language) to wording.
WORDINGS = {(code, "email", language): wording for (code, language), wording in _EMAIL.items()} | {
    (code, "text", language): Wording("", body) for (code, language), body in _TEXT.items()
}

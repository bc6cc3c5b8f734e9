"""What staff are told."""

from onedoor.apps.messages.data import Wording

__all__ = ["EMAIL"]

EMAIL = {
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
    ("staff-knowledge", "en-gb"): Wording(
        "An article of yours",
        """Hello ((name)),

((text))

See it here:
((link))""",
    ),
    ("staff-knowledge", "cy"): Wording(
        "Erthygl o'ch eiddo",
        """Helo ((name)),

((text))

Gwelwch hi yma:
((link))""",
    ),
    ("staff-alert", "en-gb"): Wording(
        "An alert about risk is to be looked at again",
        """Hello ((name)),

((text))

Keep it, change it or end it here:
((link))""",
    ),
    ("staff-alert", "cy"): Wording(
        "Mae angen ailedrych ar rybudd am risg",
        """Helo ((name)),

((text))

Cadwch ef, newidiwch ef neu dewch ag ef i ben yma:
((link))""",
    ),
    ("staff-escalation", "en-gb"): Wording(
        "Please look at this: ((organisation))",
        """((text))

Open it here:
((link))""",
    ),
    ("staff-escalation", "cy"): Wording(
        "Edrychwch ar hyn: ((organisation))",
        """((text))

Agorwch ef yma:
((link))""",
    ),
    ("staff-look", "en-gb"): Wording(
        "((text))",
        """((text))

Open it here:
((link))""",
    ),
    ("staff-look", "cy"): Wording(
        "((text))",
        """((text))

Agorwch ef yma:
((link))""",
    ),
    ("staff-gone", "en-gb"): Wording(
        "((text))",
        """((text))

There is nothing for you to do.""",
    ),
    ("staff-gone", "cy"): Wording(
        "((text))",
        """((text))

Nid oes dim i chi ei wneud.""",
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
    ("callback-soon", "en-gb"): Wording(
        "Ring soon: ((reference)), ((due))",
        """Somebody was promised a call and has not been reached yet.

Promised: ((due))
About: ((service))

((link))""",
    ),
    ("callback-soon", "cy"): Wording(
        "Ffoniwch yn fuan: ((reference)), ((due))",
        """Addawyd galwad i rywun, ac nid oes neb wedi cael gafael arnynt eto.

Addawyd: ((due))
Ynghylch: ((service))

((link))""",
    ),
    ("callback-overdue", "en-gb"): Wording(
        "Overdue: ((reference)) was to be rung ((due))",
        """A call that was promised was not made in time. Ring now.

Promised: ((due))
About: ((service))

((link))""",
    ),
    ("callback-overdue", "cy"): Wording(
        "Hwyr: dylid bod wedi ffonio ((reference)) ((due))",
        """Ni wnaed galwad a addawyd mewn pryd. Ffoniwch nawr.

Addawyd: ((due))
Ynghylch: ((service))

((link))""",
    ),
}

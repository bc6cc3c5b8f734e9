"""What people are told of their requests."""

from onedoor.apps.messages.data import Wording

__all__ = ["EMAIL"]

EMAIL = {
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
    ("draft-saved", "en-gb"): Wording(
        "Go on with: ((service))",
        """What you have answered so far is kept until ((due)).

Go on with it here, on any computer or phone:
((link))

You will be asked for this e-mail address. Do not pass the link on.

What it is about: ((service))

You have not sent it yet, so nobody is dealing with it.""",
    ),
    ("draft-saved", "cy"): Wording(
        "Ewch ymlaen â: ((service))",
        """Mae'r hyn rydych wedi ei ateb hyd yma yn cael ei gadw tan ((due)).

Ewch ymlaen ag ef yma, ar unrhyw gyfrifiadur neu ffôn:
((link))

Byddwn yn gofyn i chi am y cyfeiriad e-bost hwn. Peidiwch â rhannu'r ddolen.

Beth yw'r mater: ((service))

Nid ydych wedi ei anfon eto, felly nid oes neb yn delio ag ef.""",
    ),
    ("request-copy", "en-gb"): Wording(
        "What you told us: ((reference))",
        """Hello ((name)),

This is a copy of what you told us about ((service)). Your reference is ((reference)).

((text))

((organisation)) deals with it. See what is happening, or put something right, here:
((link))""",
    ),
    ("request-copy", "cy"): Wording(
        "Yr hyn a ddywedoch wrthym: ((reference))",
        """Helo ((name)),

Dyma gopi o'r hyn a ddywedoch wrthym am ((service)). Eich cyfeirnod yw ((reference)).

((text))

((organisation)) sy'n delio ag ef. Gweld beth sy'n digwydd, neu gywiro rhywbeth, yma:
((link))""",
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

How did we do? One press is enough.
Good: ((good))
In between: ((fair))
Poor, or it is not sorted: ((poor))

See everything about it here:
((link))""",
    ),
    ("request-closed", "cy"): Wording(
        "Mae eich cais ((reference)) wedi'i gau: ((service))",
        """Helo ((name)),

Rydym wedi cau eich cais ((reference)).

((text))

((organisation))

Sut wnaethom ni? Mae un clic yn ddigon.
Da: ((good))
Yn y canol: ((fair))
Gwael, neu heb ei ddatrys: ((poor))

Gweld popeth amdano yma:
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
    ("outside-question", "en-gb"): Wording(
        "((organisation)) asks you something: ((reference))",
        """Hello ((name)),

((organisation)) asks you:

((text))

Reply to this e-mail, or answer here without signing in, once and until ((due)):
((link))

Do not pass the link on: whoever opens it can answer for you.""",
    ),
    ("outside-changed", "en-gb"): Wording(
        "Look again at what we told you: ((reference))",
        """Hello ((name)),

((organisation)) asked you about ((reference)), and told you something of the person it is about.

((text))""",
    ),
    ("outside-changed", "cy"): Wording(
        "Edrychwch eto ar yr hyn a ddywedwyd wrthych: ((reference))",
        """Helo ((name)),

Gofynnodd ((organisation)) i chi am ((reference)), a dweud rhywbeth wrthych am y person dan sylw.

((text))""",
    ),
    ("outside-question", "cy"): Wording(
        "Mae ((organisation)) yn gofyn rhywbeth i chi: ((reference))",
        """Helo ((name)),

Mae ((organisation)) yn gofyn i chi:

((text))

Atebwch yr e-bost hwn, neu atebwch yma heb fewngofnodi, unwaith a than ((due)):
((link))

Peidiwch â rhannu'r ddolen: gall pwy bynnag sy'n ei hagor ateb drosoch.""",
    ),
}

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
    ("mail-received", "en-gb"): Wording(
        "We have your e-mail [((reference))]",
        """Thank you for your e-mail to ((organisation)). Somebody will read it and answer.

Your reference is ((reference)). If you write again about this, keep it in the subject.""",
    ),
    ("mail-received", "cy"): Wording(
        "Mae eich e-bost wedi cyrraedd [((reference))]",
        """Diolch am eich e-bost at ((organisation)). Bydd rhywun yn ei ddarllen ac yn ateb.

Eich cyfeirnod yw ((reference)). Os ysgrifennwch eto am hyn, cadwch ef yn y pwnc.""",
    ),
    ("mail-answer", "en-gb"): Wording(
        "Re: ((subject)) [((reference))]",
        """((text))

((organisation))
Your reference is ((reference)). Answer this e-mail if you need anything else.""",
    ),
    ("mail-answer", "cy"): Wording(
        "Re: ((subject)) [((reference))]",
        """((text))

((organisation))
Eich cyfeirnod yw ((reference)). Atebwch yr e-bost hwn os oes angen unrhyw beth arall arnoch.""",
    ),
    ("signpost-sent", "en-gb"): Wording(
        "Where to go next: ((place))",
        """You asked ((organisation)) for help. This is who can help you.

((place))
((text))

What it is about: ((service))

Did it work? You can tell us here, now or later:
((link))""",
    ),
    ("signpost-sent", "cy"): Wording(
        "Ble i fynd nesaf: ((place))",
        """Gofynnoch chi am gymorth gan ((organisation)). Dyma pwy all eich helpu.

((place))
((text))

Beth yw'r mater: ((service))

A weithiodd? Gallwch ddweud wrthym yma, nawr neu'n hwyrach:
((link))""",
    ),
    ("signpost-asked", "en-gb"): Wording(
        "Could they help you? ((place))",
        """A week ago ((organisation)) sent you to ((place)).

Could they help you? One click tells us:
((link))

If they could not, we will find who can.""",
    ),
    ("signpost-asked", "cy"): Wording(
        "A allent eich helpu? ((place))",
        """Wythnos yn ôl anfonodd ((organisation)) chi at ((place)).

A allent eich helpu? Mae un clic yn dweud wrthym:
((link))

Os na allent, fe ddown o hyd i rywun a all.""",
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
    ("outside-question", "en-gb"): Wording(
        "((organisation)) asks you something: ((reference))",
        """Hello ((name)),

((organisation)) asks you:

((text))

Answer here, once and without signing in, until ((due)):
((link))

Do not pass the link on: whoever opens it can answer for you.""",
    ),
    ("outside-question", "cy"): Wording(
        "Mae ((organisation)) yn gofyn rhywbeth i chi: ((reference))",
        """Helo ((name)),

Mae ((organisation)) yn gofyn i chi:

((text))

Atebwch yma, unwaith a heb fewngofnodi, tan ((due)):
((link))

Peidiwch â rhannu'r ddolen: gall pwy bynnag sy'n ei hagor ateb drosoch.""",
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

_EMAIL |= {
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
    ("callback-booked", "en-gb"): Wording(
        "We will ring you: ((due))",
        """Hello ((name)),

((organisation)) will ring you on ((due)).

What it is about: ((service))
Your reference is ((reference)).

If you no longer need the call, or want it another time, open this:
((link))""",
    ),
    ("callback-booked", "cy"): Wording(
        "Byddwn yn eich ffonio: ((due))",
        """Helo ((name)),

Bydd ((organisation)) yn eich ffonio ar ((due)).

Beth yw'r mater: ((service))
Eich cyfeirnod yw ((reference)).

Os nad oes angen yr alwad arnoch mwyach, neu os hoffech amser arall, agorwch hwn:
((link))""",
    ),
    ("callback-moved", "en-gb"): Wording(
        "Your call is now: ((due))",
        """Hello ((name)),

As agreed, ((organisation)) will ring you at another time: ((due)).

Your reference is ((reference)). If you no longer need the call, open this:
((link))""",
    ),
    ("callback-moved", "cy"): Wording(
        "Mae eich galwad nawr: ((due))",
        """Helo ((name)),

Fel y cytunwyd, bydd ((organisation)) yn eich ffonio ar amser arall: ((due)).

Eich cyfeirnod yw ((reference)). Os nad oes angen yr alwad arnoch mwyach, agorwch hwn:
((link))""",
    ),
    ("callback-missed", "en-gb"): Wording(
        "We could not reach you (((reference)))",
        """Hello ((name)),

((organisation)) rang you several times and could not reach you.

If you still want to talk to us, ring us and give your reference ((reference)), or book another call on our site.""",
    ),
    ("callback-missed", "cy"): Wording(
        "Ni allem gael gafael arnoch (((reference)))",
        """Helo ((name)),

Ffoniodd ((organisation)) chi sawl gwaith heb allu cael gafael arnoch.

Os ydych chi'n dal eisiau siarad â ni, ffoniwch ni a rhowch eich cyfeirnod ((reference)),
neu archebwch alwad arall ar ein gwefan.""",
    ),
    ("callback-cancelled", "en-gb"): Wording(
        "We will not ring you (((reference)))",
        """Hello ((name)),

The call you had booked for ((due)) was taken back. ((organisation)) will not ring you about it.

If that is wrong, ring us and give your reference ((reference)).""",
    ),
    ("callback-cancelled", "cy"): Wording(
        "Ni fyddwn yn eich ffonio (((reference)))",
        """Helo ((name)),

Cafodd yr alwad a archebwyd ar gyfer ((due)) ei thynnu'n ôl. Ni fydd ((organisation)) yn eich ffonio amdani.

Os yw hynny'n anghywir, ffoniwch ni a rhowch eich cyfeirnod ((reference)).""",
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

_TEXT = {
    ("callback-booked", "en-gb"): (
        "((organisation)) will ring you on ((due)). Reference ((reference)).\nTo change that: ((link))"
    ),
    ("callback-booked", "cy"): (
        "Bydd ((organisation)) yn eich ffonio ar ((due)). Cyfeirnod ((reference)).\nI newid hynny: ((link))"
    ),
    ("callback-moved", "en-gb"): "((organisation)) will now ring you on ((due)). Reference ((reference)).",
    ("callback-moved", "cy"): "Bydd ((organisation)) nawr yn eich ffonio ar ((due)). Cyfeirnod ((reference)).",
    ("signpost-sent", "en-gb"): "Who can help you: ((place)). ((text))\nDid it work? ((link))",
    ("signpost-sent", "cy"): "Pwy all eich helpu: ((place)). ((text))\nA weithiodd? ((link))",
    ("signpost-asked", "en-gb"): "A week ago we sent you to ((place)). Could they help? Tell us: ((link))",
    ("signpost-asked", "cy"): "Wythnos yn ôl fe'ch anfonwyd at ((place)). A allent helpu? Dywedwch wrthym: ((link))",
    ("callback-missed", "en-gb"): (
        "((organisation)) rang you several times and could not reach you. Ring us and give the reference ((reference))."
    ),
    ("callback-missed", "cy"): (
        "Ffoniodd ((organisation)) chi sawl gwaith heb allu cael gafael arnoch. Ffoniwch ni a rhowch y cyfeirnod "
        "((reference))."
    ),
    ("callback-cancelled", "en-gb"): "Your call ((reference)) was taken back. We will not ring you about it.",
    ("callback-cancelled", "cy"): "Cafodd eich galwad ((reference)) ei thynnu'n ôl. Ni fyddwn yn eich ffonio amdani.",
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

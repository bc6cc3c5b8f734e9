"""What people are told of what a desk promised, answered and passed on."""

from onedoor.apps.messages.data import Wording

__all__ = ["EMAIL"]

EMAIL = {
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
}

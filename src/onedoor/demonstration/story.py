"""What people in the invented county got in touch about last year, and what went wrong.

The shares are made up to feel true; the stories are three that a partnership should be able to find in its figures:
collection days in Merrowdale that changed without anyone being told, a council tax letter nobody could follow, and
street lights that stayed "open" long after they were mended.
"""

from dataclasses import dataclass

__all__ = ["CHANNEL_SHARES", "HOURS", "NEEDS", "Need", "Trouble"]


@dataclass(frozen=True)
class Trouble:
    """For a time, in some districts, more people ring for one avoidable cause."""

    cause: str
    months: tuple[int, ...]
    times: float
    districts: tuple[str, ...] = ()
    letter: str = ""


@dataclass(frozen=True)
class Need:
    """One service: its share of contacts, who tends to ask, how often a request follows and how long it takes."""

    service: str  # LGSL number, or the slug of one of our own services
    share: float
    words: tuple[str, ...]
    request_share: float = 0.6
    days: float = 6.0
    late_share: float = 0.12
    outdoors: bool = False
    winter: float = 1.0  # above one: more in December to February; below: more in June to August
    age_from: int = 16
    avoidable: float = 0.22
    handling: int = 260
    troubles: tuple[Trouble, ...] = ()
    descriptions: tuple[str, ...] = ()


CHANNEL_SHARES = {
    "phone": 0.47,
    "web": 0.27,
    "email": 0.12,
    "counter": 0.09,
    "outreach": 0.02,
    "post": 0.02,
    "text": 0.01,
}
# Share of a working day's contacts by hour, 8 to 19.
HOURS = (0.06, 0.13, 0.14, 0.12, 0.09, 0.09, 0.11, 0.10, 0.08, 0.04, 0.02, 0.02)

NEEDS = (
    Need("524", 14.0, ("My bin hasn’t been emptied", "missed the recycling again", "what day are my bins"), 0.55, 2, 0.10,
         handling=190, avoidable=0.30,
         troubles=(Trouble("unclear", (4, 5), 3.2, ("Merrowdale",), "BIN-22"), Trouble("chase", (12, 1), 1.8)),
         descriptions=("The grey bin was left full although it was out by seven.", "The whole street was missed.",
                       "Recycling not taken for the second time this month.", "The lid was closed and it was not taken.")),
    Need("557", 9.0, ("There’s a pothole outside", "road’s falling apart", "hole in the road"), 0.85, 14, 0.22, True, 1.8,
         descriptions=("Deep hole by the kerb; cars swerve round it.", "About as wide as a dinner plate and getting worse.",
                       "Three together just past the bus stop.", "Water fills it so you cannot see how deep it is.")),
    Need("564", 5.5, ("The street light is out", "lamp post not working", "light flickers all night"), 0.85, 9, 0.25, True, 2.1,
         avoidable=0.34, troubles=(Trouble("chase", (10, 11, 12, 1), 2.4),),
         descriptions=("The lamp by the alley has been dark for a week.", "It flickers and goes off after ten minutes.",
                       "Two lamps out in a row; people are afraid to walk there.")),
    Need("587", 6.0, ("Someone’s dumped a mattress", "fly-tipping in the lane", "rubbish left by the bins"), 0.9, 4, 0.10, True,
         0.8, avoidable=0.15,
         descriptions=("A mattress and bags, left overnight.", "Builder’s rubble across the gateway.", "Fridge and tyres.")),
    Need("528", 6.0, ("I need a sofa taken away", "book a bulky collection"), 0.8, 8, 0.06, avoidable=0.16,
         descriptions=("One two-seater sofa.", "Washing machine and a bed frame.", "Old wardrobe, already taken apart.")),
    Need("577", 1.6, ("Dog mess all over the path",), 0.85, 4, 0.08, True, descriptions=("All along the path to the school.",)),
    Need("584", 1.2, ("Graffiti on the underpass",), 0.9, 6, 0.1, True, descriptions=("Paint on the shelter, offensive words.",)),
    Need("412", 3.0, ("Next door’s music at night", "barking dog"), 0.7, 12, 0.2, winter=0.55, handling=420,
         descriptions=("Loud music most nights until two.", "A dog left barking all day.")),
    Need("372", 1.4, ("A car’s been dumped", "abandoned vehicle"), 0.9, 7, 0.12, True,
         descriptions=("Silver hatchback, flat tyres, not moved for a month.",)),
    Need("474", 3.6, ("My parking permit hasn’t come", "renew my permit"), 0.6, 5, 0.14, handling=230, avoidable=0.28,
         troubles=(Trouble("repeat_info", (3, 4), 1.6),)),
    Need("279", 4.6, ("My Blue Badge", "where’s my mum’s badge got to"), 0.6, 28, 0.3, age_from=55, handling=480, avoidable=0.38,
         troubles=(Trouble("chase", (1, 2, 3, 6, 7, 8), 1.9),)),
    Need("57", 9.0, ("I don’t understand this bill", "council tax letter", "I’m moving house"), 0.35, 6, 0.1, handling=330,
         avoidable=0.33,
         troubles=(Trouble("unclear", (3, 4), 3.6, ("Ashenford", "Teasel Vale"), "CT-104"), Trouble("repeat_info", (9,), 1.4))),
    Need("69", 4.0, ("can’t pay rent", "housing benefit form", "what do you need from me now"), 0.6, 16, 0.2, handling=560,
         avoidable=0.36, troubles=(Trouble("repeat_info", tuple(range(1, 13)), 1.7, ("Linsmouth",), "HB-7"),)),
    Need("141", 4.5, ("My boiler’s gone", "damp in the bedroom", "repair never happened"), 0.8, 7, 0.18, winter=1.6, handling=360,
         avoidable=0.28, troubles=(Trouble("missed_appointment", (12, 1, 2), 2.0),),
         descriptions=("No heating or hot water.", "Black mould on the bedroom wall.", "The kitchen tap cannot be turned off.")),
    Need("112", 1.6, ("I’ve nowhere to stay tonight",), 0.8, 5, 0.1, handling=900, avoidable=0.1),
    Need("209", 3.2, ("Mum’s not managing at home", "need some help with dad"), 0.65, 20, 0.2, age_from=45, handling=760,
         avoidable=0.24, winter=1.2),
    Need("313", 1.0, ("pendant alarm",), 0.6, 9, 0.1, age_from=65, handling=420),
    Need("364", 2.2, ("Am I on the register", "polling card"), 0.3, 4, 0.03, handling=170),
    Need("321", 1.0, ("My husband has died",), 0.5, 3, 0.03, handling=700, avoidable=0.12),
    Need("319", 0.9, ("register my baby",), 0.5, 4, 0.03, handling=300, avoidable=0.15),
    Need("406", 0.8, ("found something in my takeaway",), 0.7, 9, 0.1, handling=380),
    Need("1485", 1.8, ("trouble with the neighbours",), 0.7, 15, 0.22, handling=620, avoidable=0.26),
    Need("4", 1.6, ("free school meals",), 0.6, 7, 0.12, handling=340, avoidable=0.30,
         troubles=(Trouble("not_online", (9,), 1.8),)),
    Need("353", 1.5, ("I want to complain", "nobody’s listening to me"), 0.9, 12, 0.24, handling=640, avoidable=0.3,
         descriptions=("I was promised a call back twice and nobody rang.", "The work was marked done and it is not.")),
    Need("falls", 2.2, ("mum’s had a fall", "wobbly on my feet"), 0.7, 14, 0.16, age_from=65, winter=1.3, handling=480,
         avoidable=0.22, troubles=(Trouble("missed_appointment", (5, 6), 1.7, (), "APPT-1"),)),
    Need("home-fire-safety-visit", 1.2, ("smoke alarm check",), 0.8, 12, 0.06, age_from=60, handling=260, avoidable=0.08),
    Need("debt-advice", 2.0, ("drowning in debt", "bailiffs are coming"), 0.7, 8, 0.12, handling=820, avoidable=0.14, winter=1.3),
    Need("befriending", 0.9, ("a bit lonely since Bill died",), 0.75, 15, 0.1, age_from=68, handling=540, avoidable=0.1),
    Need("crime-prevention", 0.9, ("someone’s been trying door handles",), 0.6, 6, 0.08, handling=330, avoidable=0.15),
    Need("warm-home", 1.2, ("I can’t afford the heating",), 0.7, 10, 0.08, winter=2.4, handling=480, avoidable=0.12),
)  # fmt: skip

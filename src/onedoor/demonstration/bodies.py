"""The invented partnership: its bodies, their teams, the people who work in them and the letters they send."""

from dataclasses import dataclass
from datetime import date

from onedoor.apps.partners.data import OrganisationKind as Kind
from onedoor.apps.partners.data import Role
from onedoor.demonstration.geography import CITY, COUNTY

__all__ = [
    "BODIES",
    "CHARITY_HOURS",
    "HOURS",
    "LETTERS",
    "PARTNERSHIP",
    "PASSWORD",
    "STAFF",
    "Body",
    "Member",
]

PASSWORD = "carrow-demonstration"  # noqa: S105  Printed on the screen of every demonstration; guards nothing.
PARTNERSHIP = {
    "name": "Carrowshire Together",
    "name_cy": "Sir Garrow Gyda’n Gilydd",
    "strapline": "One door to your council, health, police, fire and community services",
    "strapline_cy": "Un drws i’ch cyngor, iechyd, heddlu, tân a gwasanaethau cymunedol",
    "phone": "01632 960 100",
    "email": "help@together.carrowshire.example",
    "brand_colour": "#17515a",
    "link_colour": "#14616d",
    "is_demonstration": True,
}


@dataclass(frozen=True)
class Body:
    """`areas` are names of districts, or the county or city; what a team takes stands in `takers`."""

    slug: str
    kind: Kind
    name: str
    name_cy: str
    areas: tuple[str, ...]
    teams: tuple[str, ...]
    phone: str
    ended_on: date | None = None
    successor: str = ""


_WEEK = ("mon", "tue", "wed", "thu", "fri")
# When the switchboard answers and the counter is open; charities answer for shorter.
HOURS = {
    "phone": {day: [["08:30", "17:30"]] for day in _WEEK},
    "counter": {day: [["09:00", "12:30"], ["13:30", "16:30"]] for day in _WEEK},
}
CHARITY_HOURS = {"phone": {day: [["10:00", "15:00"]] for day in _WEEK}}

_EVERYWHERE = (COUNTY, CITY)
_DISTRICT_TEAMS = ("Streets and bins", "Housing and benefits", "Environmental health", "Council tax and elections")

BODIES = (
    Body(
        "carrowshire", Kind.COUNTY, "Carrowshire County Council", "Cyngor Sir Carrow", (COUNTY,),
        ("Highways", "Street lighting", "Adult social care", "Schools and families", "Registrars and libraries"),
        "01632 960 101",
    ),
    Body("teasel-vale", Kind.DISTRICT, "Teasel Vale District Council", "Cyngor Dosbarth Dyffryn Teasel",
         ("Teasel Vale",), _DISTRICT_TEAMS, "01632 960 111"),
    Body("merrowdale", Kind.DISTRICT, "Merrowdale Borough Council", "Cyngor Bwrdeistref Dyffryn Merrow",
         ("Merrowdale",), _DISTRICT_TEAMS, "01632 960 112"),
    Body("saltmarsh-coast", Kind.DISTRICT, "Saltmarsh Coast District Council",
         "Cyngor Dosbarth Arfordir y Morfa Heli a’r Twyni Gogleddol", ("Saltmarsh Coast",), _DISTRICT_TEAMS,
         "01632 960 113"),
    Body("ashenford", Kind.DISTRICT, "Ashenford District Council", "Cyngor Dosbarth Rhyd yr Onnen", ("Ashenford",),
         _DISTRICT_TEAMS, "01632 960 114"),
    Body("high-carrow", Kind.DISTRICT, "High Carrow Borough Council", "Cyngor Bwrdeistref Carrow Uchaf",
         ("High Carrow",), _DISTRICT_TEAMS, "01632 960 115"),
    Body(
        "linsmouth", Kind.UNITARY, "Linsmouth City Council", "Cyngor Dinas Linsmouth", (CITY,),
        ("Streets and bins", "Highways and lighting", "Housing and benefits", "Environmental health",
         "Adult social care", "Council tax and elections", "Registrars and libraries"),
        "01632 960 120",
    ),
    Body("carrow-nhs", Kind.NHS, "Carrow and Linsmouth Community Health NHS Trust",
         "Ymddiriedolaeth GIG Iechyd Cymunedol Carrow a Linsmouth", _EVERYWHERE,
         ("Community nursing", "Falls and therapy"), "01632 960 130"),
    Body("carrow-police", Kind.POLICE, "Carrowshire Police", "Heddlu Sir Carrow", _EVERYWHERE,
         ("Neighbourhood policing",), "01632 960 140"),
    Body("carrow-fire", Kind.FIRE, "Carrowshire Fire and Rescue Service", "Gwasanaeth Tân ac Achub Sir Carrow",
         _EVERYWHERE, ("Home safety",), "01632 960 150"),
    Body("advice-carrow", Kind.CHARITY, "Advice Carrow", "Cyngor a Chymorth Carrow", _EVERYWHERE,
         ("Debt and benefits advice",), "01632 960 160"),
    Body("later-life-carrow", Kind.CHARITY, "Later Life Carrow", "Carrow Hŷn", _EVERYWHERE,
         ("Befriending", "Home from hospital"), "01632 960 161"),
    Body("warm-homes-carrow", Kind.CHARITY, "Warm Homes Carrow", "Cartrefi Clyd Carrow", _EVERYWHERE,
         ("Energy advice",), "01632 960 162"),
    Body("carrow-waste", Kind.COMPANY, "Carrow Waste Partnership", "Partneriaeth Gwastraff Carrow",
         ("Teasel Vale", "Merrowdale"), ("Collections",), "01632 960 170"),
    Body("fenmoor", Kind.DISTRICT, "Fenmoor Rural District Council", "", (), (), "", date(2024, 3, 31), "merrowdale"),
)  # fmt: skip


@dataclass(frozen=True)
class Member:
    """Someone who works here: a role in each of some bodies, and the teams they belong to."""

    email: str
    name: str
    roles: tuple[tuple[str, Role], ...]
    teams: tuple[str, ...] = ()
    shown_as: str = ""


STAFF = (
    Member("bronwen.adeyemi@together.example", "Bronwen Adeyemi", (("carrowshire", Role.ADVISER),),
           shown_as="adviser, all doors"),
    Member("martin.oakes@together.example", "Martin Oakes", (("carrowshire", Role.ADVISER),)),
    Member("sunita.rao@together.example", "Sunita Rao", (("linsmouth", Role.ADVISER),)),
    Member("callum.fretwell@together.example", "Callum Fretwell", (("merrowdale", Role.ADVISER),)),
    Member("joy.mensah@together.example", "Joy Mensah", (("advice-carrow", Role.ADVISER),)),
    Member("pete.garside@carrowshire.example", "Pete Garside", (("carrowshire", Role.SERVICE_OFFICER),),
           ("Highways", "Street lighting"), "highways officer, county"),
    Member("anna.kowalska@teaselvale.example", "Anna Kowalska",
           (("teasel-vale", Role.SERVICE_OFFICER), ("merrowdale", Role.SERVICE_OFFICER)), ("Streets and bins",),
           "street scene officer for two districts"),
    Member("owain.bevan@carrownhs.example", "Owain Bevan", (("carrow-nhs", Role.SERVICE_OFFICER),),
           ("Falls and therapy",), "NHS falls service"),
    Member("kirsty.shaw@carrowpolice.example", "Kirsty Shaw",
           (("carrow-police", Role.SERVICE_OFFICER), ("carrow-police", Role.EMERGENCY_OFFICER)),
           ("Neighbourhood policing",), "neighbourhood police and emergency officer"),
    Member("dean.marples@carrowfire.example", "Dean Marples", (("carrow-fire", Role.SERVICE_OFFICER),),
           ("Home safety",)),
    Member("ruth.nowak@laterlife.example", "Ruth Nowak", (("later-life-carrow", Role.SERVICE_OFFICER),),
           ("Befriending", "Home from hospital"), "charity team"),
    Member("imran.siddiqui@linsmouth.example", "Imran Siddiqui", (("linsmouth", Role.SERVICE_MANAGER),),
           ("Streets and bins", "Highways and lighting"), "service manager, city"),
    Member("helen.thistlethwaite@together.example", "Helen Thistlethwaite",
           (("carrowshire", Role.ANALYST), ("carrowshire", Role.SERVICE_MANAGER)), (), "manager and analyst"),
    Member("glyn.probert@carrowshire.example", "Glyn Probert", (("carrowshire", Role.ADMINISTRATOR),), (),
           "administrator, county"),
    Member("delyth.morgan@carrowshire.example", "Delyth Morgan", (("carrowshire", Role.GOVERNANCE),), (),
           "information governance officer, county"),
    Member("samir.haddad@carrownhs.example", "Samir Haddad", (("carrow-nhs", Role.GOVERNANCE),)),
    Member("lorna.pike@carrowfire.example", "Lorna Pike", (("carrow-fire", Role.GOVERNANCE),)),
    Member("tom.ashdown@carrowpolice.example", "Tom Ashdown", (("carrow-police", Role.GOVERNANCE),)),
    Member("nasreen.akhtar@linsmouth.example", "Nasreen Akhtar", (("linsmouth", Role.GOVERNANCE),)),
    Member("wendy.ilic@districts.example", "Wendy Ilic",
           tuple((slug, Role.GOVERNANCE) for slug in ("teasel-vale", "merrowdale", "saltmarsh-coast", "ashenford")), (),
           "information governance officer shared by four districts"),
    Member("graham.tuffnell@voluntary.example", "Graham Tuffnell",
           tuple((slug, Role.GOVERNANCE)
                 for slug in ("advice-carrow", "later-life-carrow", "warm-homes-carrow", "carrow-waste"))),
    Member("meg.harries@highcarrow.example", "Meg Harries", (("high-carrow", Role.ADVISER),), (),
           "adviser of the district outside the Front office agreement"),
    Member("rhian.tudor@carrowshire.example", "Rhian Tudor", (("carrowshire", Role.REVIEWER),), (),
           "record reviewer, county"),
    Member("joseph.okafor@carrownhs.example", "Joseph Okafor", (("carrow-nhs", Role.REVIEWER),)),
    Member("farah.ahmed@together.example", "Farah Ahmed", (("carrowshire", Role.PARTNERSHIP_ADMINISTRATOR),), (),
           "administrator of the partnership"),
)  # fmt: skip

# Body, reference as printed, title. The first is the one everybody rings about.
LETTERS = (
    ("ashenford", "CT-104", "Your council tax bill is changing"),
    ("teasel-vale", "CT-104", "Your council tax bill is changing"),
    ("merrowdale", "BIN-22", "New collection days for your street"),
    ("linsmouth", "HB-7", "Housing benefit: we need more information"),
    ("carrowshire", "BB-3", "Renewing your Blue Badge"),
    ("carrow-nhs", "APPT-1", "Your therapy appointment"),
    ("linsmouth", "PCN-2", "Parking penalty: what happens next"),
)

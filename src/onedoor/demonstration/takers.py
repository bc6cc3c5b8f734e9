"""Which of a body's teams takes which of its services, by the team's name."""

__all__ = ["SERVICES_OF_TEAM"]

_ROADS = (
    "pothole", "pavement", "blocked-drain", "traffic-lights", "gritting", "road-blocked", "dropped-kerb", "road-works",
    "parking-permit", "parking-fine",
)  # fmt: skip
_CARE = (
    "care-needs", "blue-badge", "carer-support", "home-equipment", "alarm", "meals-at-home", "adult-at-risk",
    "older-persons-bus-pass",
)  # fmt: skip

SERVICES_OF_TEAM: dict[str, tuple[str, ...]] = {
    "Highways": _ROADS,
    "Street lighting": ("street-light",),
    "Highways and lighting": (*_ROADS, "street-light"),
    "Adult social care": _CARE,
    "Schools and families": (
        "primary-school-place", "secondary-school-place", "school-transport", "special-needs", "free-school-meals",
        "nursery-place", "fostering",
    ),
    "Registrars and libraries": ("register-a-birth", "register-a-death", "getting-married", "library"),
    "Streets and bins": (
        "fly-tipping", "bin-collection", "bulky-collection", "new-bin", "garden-waste", "recycling", "dog-fouling",
        "graffiti", "fly-posting", "litter", "dead-animal", "abandoned-vehicle", "needles", "parks", "grass-cutting",
    ),
    "Housing and benefits": (
        "homelessness", "rough-sleeper", "council-home", "council-home-repair", "private-renting",
        "home-adaptation-grant", "empty-home", "housing-benefit", "rent-help",
    ),
    "Environmental health": (
        "noise", "pests", "stray-dog", "food-safety", "neighbour-nuisance", "nuisance-vehicles", "vandalism",
    ),
    "Council tax and elections": ("council-tax", "council-tax-discount", "register-to-vote", "postal-vote"),
    "Falls and therapy": ("falls",),
    "Neighbourhood policing": ("crime-prevention", "drug-dealing", "street-drinking", "neighbour-nuisance"),
    "Home safety": ("home-fire-safety-visit",),
    "Debt and benefits advice": ("debt-advice", "food-bank"),
    "Befriending": ("befriending",),
    "Home from hospital": ("lift-to-hospital",),
    "Energy advice": ("warm-home",),
}  # fmt: skip

"""Kinds of area every installation begins with. Editable afterwards; importers add what else they meet."""

__all__ = ["AREA_TYPES"]

# Code, name, rank: smaller areas have the lower rank and stand first.
AREA_TYPES = (
    ("lsoa", "Lower layer super output area", 5),
    ("parish", "Parish", 8),
    ("ward", "Ward", 10),
    ("division", "County electoral division", 15),
    ("constituency", "Parliamentary constituency", 20),
    ("district", "District", 30),
    ("unitary", "Unitary council area", 30),
    ("county", "County", 40),
    ("community_safety", "Community safety partnership area", 45),
    ("nhs_commissioner", "NHS commissioner area", 60),
    ("fire_authority", "Fire and rescue area", 61),
    ("police_force", "Police force area", 62),
    ("region", "Region", 80),
    ("country", "Country", 90),
)

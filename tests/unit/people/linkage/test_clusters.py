"""From weighed pairs to people."""

from onedoor.apps.people.linkage.clusters import best_one_to_one, gather, people_ids
from onedoor.apps.people.linkage.truth import score_clusters, score_pairs


def test_each_record_gets_its_best_partner_once() -> None:
    pairs = [(0, 5, 9.0), (0, 6, 12.0), (1, 6, 11.0), (1, 5, 3.0)]
    assert best_one_to_one(pairs) == [(0, 6, 12.0), (1, 5, 3.0)]


def test_whoever_is_linked_through_others_is_one_person() -> None:
    assert gather(5, [(3, 4, 8.0), (0, 3, 5.0)]) == [0, 1, 2, 0, 0]


def test_one_link_does_not_make_one_person_of_two_families() -> None:
    family = [(0, 1, 20.0), (0, 2, 20.0), (1, 2, 20.0)]
    other = [(3, 4, 20.0), (3, 5, 20.0), (4, 5, 20.0)]
    assert gather(6, [*family, *other, (2, 3, 4.0)]) == [0, 0, 0, 3, 3, 3]
    assert len(set(gather(6, [*family, *other, (2, 3, 4.0), (1, 3, 4.0), (2, 4, 4.0)]))) == 1


def test_ids_are_the_same_in_every_run() -> None:
    heads, names = [0, 0, 2], ["a", "b", "c"]
    assert people_ids(heads, names, {}) == people_ids(heads, names, {})


def test_a_person_keeps_the_id_most_of_its_records_had() -> None:
    before = {"a": "old", "b": "old", "c": "other"}
    assert people_ids([0, 0, 0], ["a", "b", "c"], before) == ["old"] * 3
    # Parted again, the larger part keeps it and the rest gets one of its own.
    parted = people_ids([0, 0, 2], ["a", "b", "c"], {"a": "old", "b": "old", "c": "old"})
    assert parted[:2] == ["old", "old"]
    assert parted[2] != "old"


def test_scores() -> None:
    truth, files = ["1", "1", "1", "2"], [0, 0, 0, 0]
    pairs = score_pairs([(0, 1, 9.0), (2, 3, 9.0)], truth, files, across=False)
    assert (pairs.right, pairs.wrong, pairs.missed) == (1, 1, 2)
    people = score_clusters([0, 0, 0, 3], truth, files, across=False)
    assert (people.precision, people.recall, people.f1) == (1, 1, 1)
    across = score_clusters([0, 0, 0, 3], truth, [0, 0, 1, 1], across=True)
    assert (across.right, across.missed) == (2, 0)

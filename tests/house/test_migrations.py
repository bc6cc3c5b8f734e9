"""A new database is made as fast as it can be."""

from tools.migrations import additions, our_migrations


def test_what_a_migration_adds_to_its_own_models_is_made_with_them() -> None:
    """Run `make migrations` after `makemigrations`."""
    left = {str(one): len(found) for one in our_migrations() if (found := additions(one.operations))}
    assert left == {}

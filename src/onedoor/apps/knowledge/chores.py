"""The worker's part in knowledge: what is to be looked at again."""

from onedoor.apps.knowledge.services import remind_of_articles
from onedoor.foundation.chores import chore


@chore("remind-of-articles", every=3600)
def remind() -> int:
    return remind_of_articles()

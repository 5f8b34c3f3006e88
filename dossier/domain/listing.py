"""In what order long lists can stand."""

from enum import StrEnum


class StoryOrder(StrEnum):
    """By what the stories of a case are put in order."""

    TITLE = "title"
    PUBLISHED = "published"
    EVENTS = "events"

"""The one place that knows where the panes of the window come from."""

from dossier.gui.people.dossier_pane import DossierPane
from dossier.gui.people.pane import PeoplePane
from dossier.gui.people.search import SearchBox
from dossier.gui.review.pane import ReviewPane
from dossier.gui.source.pane import SourcePane
from dossier.gui.stories import StoriesPane
from dossier.gui.timeline.pane import TimelinePane

__all__ = ["DossierPane", "PeoplePane", "ReviewPane", "SearchBox", "SourcePane", "StoriesPane", "TimelinePane"]

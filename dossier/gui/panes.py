"""The one place that knows where the panes of the window come from."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.gui.hub import Hub

if TYPE_CHECKING:
    from dossier.gui.graph.pane import GraphPane
    from dossier.gui.overview.pane import OverviewPane
    from dossier.gui.people.dossier_pane import DossierPane
    from dossier.gui.people.pane import PeoplePane
    from dossier.gui.people.search import SearchBox
    from dossier.gui.review.pane import ReviewPane
    from dossier.gui.source.pane import SourcePane
    from dossier.gui.stories import StoriesPane
    from dossier.gui.timeline.pane import TimelinePane


class Panes:
    """All panes of an open case, there once ``make`` has come to its end.

    Loading a pane's module and making the pane are steps of their own: together, all would hold up the window.
    """

    people: "PeoplePane"
    stories: "StoriesPane"
    review: "ReviewPane"
    timeline: "TimelinePane"
    overview: "OverviewPane"
    graph: "GraphPane"
    dossier: "DossierPane"
    source: "SourcePane"
    search: "SearchBox"

    def make(self, hub: Hub) -> Iterator[None]:
        """Make the panes, a part between two yields."""
        from dossier.gui.people.pane import PeoplePane

        self.people = PeoplePane(hub)
        yield
        from dossier.gui.stories import StoriesPane

        self.stories = StoriesPane(hub)
        yield
        from dossier.gui.review.pane import ReviewPane

        self.review = ReviewPane(hub)
        yield
        import dossier.gui.timeline.canvas

        yield
        import dossier.gui.timeline.filter_bar
        import dossier.gui.timeline.table

        yield
        from dossier.gui.timeline.pane import TimelinePane

        yield
        self.timeline = TimelinePane(hub)
        yield
        from dossier.gui.overview.pane import OverviewPane

        self.overview = OverviewPane(hub)
        yield
        from dossier.gui.graph.pane import GraphPane

        self.graph = GraphPane(hub)
        yield
        from dossier.gui.people.dossier_pane import DossierPane

        self.dossier = DossierPane(hub)
        yield
        import dossier.gui.source.text_view  # noqa: F401

        yield
        from dossier.gui.source.pane import SourcePane

        yield
        self.source = SourcePane(hub)
        yield
        from dossier.gui.people.search import SearchBox

        self.search = SearchBox(hub)

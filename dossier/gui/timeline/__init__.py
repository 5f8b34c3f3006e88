"""The timeline on screen: one canvas that paints itself, an overview, the shelf of the undated, and their pane."""

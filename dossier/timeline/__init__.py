"""Timeline geometry as pure functions: scale, ticks, items, lanes, clusters, placement, and a picture for paper.

Time is counted in *days*: floats that extend ``date.toordinal()`` (1.0 is the morning of 1 January of the year 1,
proleptic Gregorian). An item lasts from the morning of its first day to the evening of its last, so its ``end`` is
exclusive. Lengths on screen are in device-independent pixels.
"""

"""Small words inside names of people: "van", "bin", "de la"."""

PARTICLES = frozenset(
    "de del della di da do dos du la le el al ul bin ibn bint ben van von der den ter ten zu y e abu".split()
)

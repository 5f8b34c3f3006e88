"""Who pursues somebody by office is not whom "he" means in what is told against that person.

"A judge, Tom Fox, ruled his detention illegal"; "Judge Fox questioned the mayor over cash that prosecutors say he hid".
"""

from dataclasses import replace

from dossier.domain.events import Role, StoryParticipant
from dossier.domain.mentions import MentionForm
from dossier.extract.events.attribution import Source
from dossier.extract.events.participants import Cast
from dossier.extract.events.reading_state import Reader, Scene

_PURSUING = frozenset(
    "question interview interrogate sentence indict charge arrest investigate try convict jail detain accuse prosecute "
    "acquit sue".split()
)
_RULING = "rule"
_BEFALLEN = frozenset({Role.AGENT, Role.PATIENT})


def without_pursuers(reader: Reader, scene: Scene, k: int | None, cast: Cast, source: Source | None) -> Cast:
    """Return who takes part in what clause *k* tells, less those whom only a pronoun names and who pursue another."""
    if k is None or not cast.participants:
        return cast
    told = source is not None and (source.ruled or source.accuses)
    if not told and scene.clauses[k].group.lemma != _RULING:
        return cast
    kept = tuple(p for p in cast.participants if not _is_pursuer(reader, scene, k, p, source))
    return cast if len(kept) == len(cast.participants) else replace(cast, participants=kept)


def _is_pursuer(reader: Reader, scene: Scene, k: int, part: StoryParticipant, source: Source | None) -> bool:
    clause = scene.clauses[k]
    if clause.group.lemma == _RULING and part.role is Role.PATIENT and _is_subject(scene, k, part.entity):
        return True
    named = (w for w in scene.words[clause.start : clause.end] if w.entity == part.entity)
    if source is None or part.role not in _BEFALLEN or any(word.form is MentionForm.NAME for word in named):
        return False
    if source.ruled and reader.entities[part.entity].name == source.name:
        return True
    return source.accuses and any(_pursues(scene, n, part.entity) for n in range(k))


def _pursues(scene: Scene, k: int, entity: int) -> bool:
    group = scene.clauses[k].group
    if group.lemma not in _PURSUING or group.passive or group.negated:
        return False
    return _is_subject(scene, k, entity)


def _is_subject(scene: Scene, k: int, entity: int) -> bool:
    return any(scene.words[i].entity == entity for i in range(scene.clauses[k].start, scene.clauses[k].group.first))

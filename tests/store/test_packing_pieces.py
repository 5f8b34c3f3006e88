"""A long list is unpacked piece by piece, and says the same as in one."""

from dossier.domain.documents import Passage, PassageRole
from dossier.domain.spans import Span
from dossier.store.packing import pack_passages, unpack_passages


def test_passages_of_any_number_come_back() -> None:
    for count in (0, 1, 2, 20_000):
        roles = (PassageRole.TITLE, PassageRole.BODY, PassageRole.REPEAT)
        passages = tuple(Passage(Span(9 * n, 9 * n + 8), roles[n % 3]) for n in range(count))
        packed = pack_passages(passages)
        assert unpack_passages(packed) == passages
        wanted = {PassageRole.TITLE}
        assert unpack_passages(packed, wanted) == tuple(p for p in passages if p.role in wanted)

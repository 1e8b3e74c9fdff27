"""The named rows of one table, of which a claim may have to be held against thousands."""

from __future__ import annotations

from claims.kept import kept
from factcheck.matching.match import SUM_MARK
from factcheck.terms.lexicon import Keyed


class Rows(dict[int, Keyed]):
    """A value of each named row of a table, by number of the row."""

    @kept
    def concepts(self) -> frozenset[str]:
        """What all rows together are of."""
        return frozenset(c for keyed in self.values() for c in keyed.frame.row.concepts)

    def may_say(self, words: frozenset[str]) -> bool:
        """False where none of some words can meet one of a row's: none is within one, and none begins with one."""
        return any(w in self._text or not self._words.isdisjoint(w[:n] for n in range(1, len(w))) for w in words)

    @kept
    def _words(self) -> frozenset[str]:
        told = {w for keyed in self.values() for w in keyed.frame.row.words}
        return frozenset(told | {w.removeprefix(SUM_MARK) for w in told})

    @kept
    def _text(self) -> str:
        return "\n".join(self._words)

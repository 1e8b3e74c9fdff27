"""A page about whom a claim names, that tells the claim's value in a sentence that names somebody else."""

from __future__ import annotations

from claims.frozen import replace
from claims.model import Frame
from factcheck.binding.candidate import Candidate, blocking_slot
from factcheck.matching.notice import holds_then
from factcheck.matching.shelf import Reading
from factcheck.terms.lexicon import Keyed, Lexicon
from factcheck.values.slot import Slot


def is_topical(claim: Keyed, candidate: Candidate, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether only the names of its sentence keep a value from counting, and the text around it or the beginning of
    its page names the claim's subject: "Teams from 24 countries came to the Namba Dome", on a page about the league."""
    name, source = claim.frame.subject, candidate.placed.keyed.frame
    named_otherwise = candidate.slot == "entity" and candidate.alignment.entity is Slot.OTHER
    if not name or not named_otherwise or source.cell is not None or candidate.placed.formula:
        return False
    if _is_beside_it(name, source) or not lexicon.any_same(name, (*source.far.names, *reading.topics)):
        return False
    nameless, beside = replace(candidate.alignment, entity=Slot.UNKNOWN), reading.beside(source)
    due = holds_then(claim.frame, source, reading.notices, beside)
    return not blocking_slot(claim, candidate.placed, nameless, beside, due=due)


def _is_beside_it(name: str, source: Frame) -> bool:
    """Whether the sentence speaks of the claim's subject too, and of somebody else ("Like the tunnel, the bridge")."""
    return name.split()[-1].lower() in source.sentence.lower()

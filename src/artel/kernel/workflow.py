"""Workflows as tables: which verb leads from which states to which state."""

from collections.abc import Iterable
from dataclasses import dataclass

from artel.kernel.errors import IllegalTransition


@dataclass(frozen=True, slots=True)
class Transition:
    """`verb` moves a thing from any of `sources` to `target`."""

    verb: str
    sources: frozenset[str]
    target: str

    def __init__(self, verb: str, sources: Iterable[str], target: str) -> None:
        object.__setattr__(self, "verb", verb)
        object.__setattr__(self, "sources", frozenset(sources))
        object.__setattr__(self, "target", target)


class Workflow:
    """A table of transitions. Verbs are unique; a pair (state, verb) has at most one target."""

    def __init__(self, transitions: Iterable[Transition], *, refusal: str) -> None:
        """`refusal` is the sentence for a verb that the state does not allow; `{state}` is filled with the state's label."""
        self.transitions = tuple(transitions)
        self.refusal = refusal
        self._by_verb = {transition.verb: transition for transition in self.transitions}
        if len(self._by_verb) != len(self.transitions):
            raise ValueError("a verb stands twice in the table")

    def verbs(self, state: str) -> tuple[str, ...]:
        """Verbs allowed in `state`, in the order of the table."""
        return tuple(t.verb for t in self.transitions if state in t.sources)

    def target(self, *, state: str, verb: str, label: str | None = None) -> str:
        """State that `verb` leads to; raises IllegalTransition when `state` does not allow it."""
        transition = self._by_verb[verb]
        if state not in transition.sources:
            raise IllegalTransition(str(self.refusal).format(state=label or state))
        return transition.target

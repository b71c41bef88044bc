"""The chain of custody as a reader wants it: all accounts merged, nothing overwritten."""

from provenance.model.chain import Chain, Step
from provenance.model.drawing import chart
from provenance.model.route import path_to
from provenance.pictures.mermaid import mermaid
from provenance.pictures.svg import svg
from provenance.pictures.tree import tree


class CustodyHistory(Chain):
    """The merged chain of one record: look at it, draw it, ask how it reached a holder."""

    def path_to(self, holder: str) -> tuple[Step, ...]:
        """Return the steps by which the text reached a holder, oldest first.

        Args:
            holder: Name, abbreviation or id of the holder, as any account prints it.

        Raises:
            UnknownRecord: Nobody of that name holds or received anything; ``near`` has those that
                look like it.
        """
        return path_to(self, holder)

    def tree(self) -> str:
        """Return the chain as a text tree for the terminal."""
        return tree(chart(self))

    def mermaid(self) -> str:
        """Return the chain as a Mermaid flowchart."""
        return mermaid(chart(self))

    def svg(self) -> str:
        """Return the chain as an SVG picture that stands alone."""
        return svg(chart(self))

    def _repr_html_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        return self.tree()

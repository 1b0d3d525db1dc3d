"""The languages beside English: for each a pipeline that is installed or not, and rule files in the rooms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec

from communique.language import russian
from communique.language.tokens import Token

Parse = Callable[[str, int, int], Iterator[list[Token]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A language that can be read beside English."""

    language: str  # ISO 639-1; the name of its rule files
    name: str
    extra: str  # what to install: communique[extra]
    package: str  # the package that holds the models; its version names the pipeline
    modules: tuple[str, ...]  # all that must be there
    parse: Parse  # (text, its offset in the document, index of its first token) -> sentences of tokens

    @property
    def is_installed(self) -> bool:
        """Tell whether the language can be read here."""
        return all(find_spec(module) is not None for module in self.modules)

    @property
    def pipeline(self) -> str:
        """Return the pipeline's name and version."""
        return f"{self.package} {version(self.package)}"


PACKS = {
    pack.language: pack
    for pack in (
        Pack(
            language="ru",
            name="Russian",
            extra="russian",
            package="natasha",
            modules=("natasha", "navec", "pymorphy3", "pymorphy3_dicts_ru", "razdel", "slovnet"),
            parse=russian.parse,
        ),
    )
}

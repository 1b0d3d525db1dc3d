"""The forms a record is given on in: what each is called, how its files end, what it holds."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from communique.errors import SourceError
from communique.plugins import EXPORTS, blamed, load_plugin, plugins
from communique.views.export.holdings import Holdings


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form; docs/exports.md says field by field what it holds and what is lost."""

    name: str
    suffix: str  # longest first: ".csl.json" before ".json"
    holds: str
    module: str | None = None  # what writes it, where it is not called like the form
    is_foreign: bool = False  # another package writes it

    def writer(self) -> Callable[[Holdings, BinaryIO], None]:
        """Return what writes it; its libraries are loaded now and not before.

        Raises:
            SourceError: Another package's cannot be loaded.
        """
        if self.is_foreign:
            return self._foreign()
        module = import_module(f"communique.views.export.{self.module or self.name}")
        write: Callable[[Holdings, BinaryIO], None] = module.write
        return write

    def _foreign(self) -> Callable[[Holdings, BinaryIO], None]:
        does = load_plugin(EXPORTS, self.name)

        def write(holdings: Holdings, stream: BinaryIO) -> None:
            with blamed(EXPORTS, self.name):
                does(holdings, stream)

        return write


FORMS = (
    Form(name="jsonl", suffix=".jsonl", holds="the whole record, to be imported elsewhere"),
    Form(name="csv", suffix=".csv.zip", holds="tables with their description (Data Package)", module="csv_tables"),
    Form(name="parquet", suffix=".parquet.zip", holds="the same tables, typed (Data Package)", module="parquet_tables"),
    Form(name="markdown", suffix=".md", holds="the brief, each line with its sources as footnotes"),
    Form(name="annotations", suffix=".jsonld", holds="findings on the words they were read from (W3C Web Annotation)"),
    Form(name="gexf", suffix=".gexf", holds="who met whom, in time, for Gephi"),
    Form(name="graphml", suffix=".graphml", holds="who met whom, for Gephi, yEd, igraph"),
    Form(name="timelinejs", suffix=".timeline.json", holds="contacts and promises, for TimelineJS"),
    Form(name="icalendar", suffix=".ics", holds="what is scheduled, for calendars"),
    Form(name="plover", suffix=".plover.jsonl", holds="events as PLOVER records"),
    Form(name="csl", suffix=".csl.json", holds="the sources, for Zotero and pandoc (CSL-JSON)"),
    Form(name="bibtex", suffix=".bib", holds="the sources, for BibTeX"),
    Form(name="followthemoney", suffix=".ftm.json", holds="people, organisations, contacts and articles, for Aleph"),
)


def forms() -> tuple[Form, ...]:
    """Return our forms, then those of other packages; a name of ours stays ours."""
    ours = {form.name for form in FORMS}
    others = [name for name in plugins(EXPORTS) if name not in ours]
    return FORMS + tuple(
        Form(name=name, suffix=f".{name}", holds="what a plug-in makes of it", is_foreign=True) for name in others
    )


def form_named(name: str | None, path: Path | None) -> Form:
    """Return the form of that name; without one, that whose files end as the path does.

    Raises:
        SourceError: There is none; the message lists those there are.
    """
    every = forms()
    ends = sorted(every, key=lambda form: len(form.suffix), reverse=True)
    found = (
        [form for form in every if form.name == name]
        if name
        else [form for form in ends if path and path.name.lower().endswith(form.suffix)]
    )
    if not found:
        said = repr(name) if name else f"{path.name!r}" if path else "none"
        known = ", ".join(f"{form.name} ({form.suffix})" for form in every)
        raise SourceError(f"expected a form of export, found {said}; there are: {known}")
    return found[0]

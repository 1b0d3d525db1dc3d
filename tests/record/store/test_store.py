"""What a record takes it gives back."""

from communique.domain.record import ProducedBy
from communique.record import Wanted, open_record
from tests.record.test_gather import findings

BY = ProducedBy(communique="0", pipeline="none", rules="none")


def test_known_document_adds_nothing(database):
    read = findings("Ada met Bo.", None)
    with open_record(database) as record:
        first, again = record.add([read, read], BY)
        assert (first.is_new, again.is_new, again.was_known) == (True, False, True)
        assert [added.is_new for added in record.add([read], BY)] == [False]
        assert record.knows(read.document, BY)
        assert record.knows(read.document.id)
        assert not record.knows("document-ff")
        assert record.text(read.document.id) == "Ada met Bo."
        assert [actor.thing.name for actor in record.actors(Wanted())] == ["Ada Vell"]

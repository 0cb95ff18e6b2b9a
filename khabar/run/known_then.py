"""What was known on a day: the same stages over the reports that were out by then; nothing is stored."""

from collections.abc import Sequence
from datetime import date

from khabar.infer.inferring import infer, known_by
from khabar.model.judgements import decided, links
from khabar.model.records import Assessment
from khabar.run.pipeline import known_to
from khabar.store.queries import Filter
from khabar.store.store import Store
from khabar.weigh.weighing import weigh


def known_then(store: Store, day: date) -> Sequence[Assessment]:
    """The assessments that the reports of up to a day lead to; what people decided counts, whenever they did."""
    knowledge = known_to(store)
    documents = known_by(day, store.documents())
    out = {document.id for document in documents}
    read = [claim for claim in store.claims(Filter()) if claim.document in out]
    standing = store.judgements(standing=True)
    claims, groundings = decided(read, store.groundings(claim.id for claim in read), standing)
    weighed = weigh(documents, claims, groundings, knowledge, links(standing))
    return infer(documents, claims, groundings, weighed.origins, weighed.events, knowledge)

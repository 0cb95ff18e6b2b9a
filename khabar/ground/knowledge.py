"""What Khabar knows of the world, joined: places, actors and outlets by id."""

from pathlib import Path

from khabar.ground.actors import load_actors
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.outlets import load_outlets
from khabar.ground.place_ways import load_ways
from khabar.model.knowledge import Knowledge


def load_knowledge(outlets: Path | None = None) -> Knowledge:
    """The knowledge of this build, with a user's own file of outlets laid over it, the default one if none is named.

    Places are a :class:`khabar.ground.gazetteer.Gazetteer`, which reads them from its compiled file as they are asked
    for. Raises DataError when a knowledge file breaks its own rules.
    """
    ways = load_ways()
    return Knowledge(places=Gazetteer.load(), actors=load_actors(), outlets=load_outlets(outlets), ways=ways.ways,
                     hinterlands=ways.hinterlands)

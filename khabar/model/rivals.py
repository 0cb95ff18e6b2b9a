"""What the attributes of rivals are called where more than one room has to know it."""

COUNTER = "counter"
"""The attribute of a rival that stands in another event, which cannot be right together with this one: its value is
that event's id, and its claims are the ones that contradict."""

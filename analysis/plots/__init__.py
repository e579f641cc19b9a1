"""Tables in, matplotlib figures whose titles state the finding out."""

from .agreement import agreement, confusion, detection
from .attribution import density, named_or_not, speakers, timeline
from .base import overview, save
from .compare import keyness
from .framing import frames_by_event, loaded_by_voice
from .groups import differences, groups, through_time
from .hedging import hedges_by_article, hedges_by_voice
from .readability import ease_by_voice, grades, profile
from .usual import usual

__all__ = [
    "agreement",
    "confusion",
    "density",
    "detection",
    "differences",
    "ease_by_voice",
    "frames_by_event",
    "grades",
    "groups",
    "hedges_by_article",
    "hedges_by_voice",
    "keyness",
    "loaded_by_voice",
    "named_or_not",
    "overview",
    "profile",
    "save",
    "speakers",
    "through_time",
    "timeline",
    "usual",
]

"""An event as a whole as JSON, with the reasons; places are code points of the article's canonical text."""

import json
from collections.abc import Sequence
from typing import Any

from annotator.comparison.whole_event.copies import Shared
from annotator.comparison.whole_event.headlines import Headline
from annotator.comparison.whole_event.names import Named, Place
from annotator.comparison.whole_event.quotations import Quoted
from annotator.comparison.whole_event.told import Told, notes
from annotator.comparison.whole_event.whole import Whole


def as_json(told: Told) -> str:
    """Return all of it as JSON, with the caption and the notes."""
    whole = told.whole
    said = {
        "caption": told.caption,
        "corpus": told.corpus,
        "over": told.over,
        "notes": list(notes(whole)),
        "outlets": list(whole.outlets),
        "articles": [
            {
                "article": one.article,
                "outlet": one.outlet,
                "headline": one.headline,
                "date": one.date,
                "set_aside": one.article in whole.aside,
                "names_told": one.english,
            }
            for one in whole.readings
        ],
        "headlines": [_headline_json(whole, one) for one in whole.headlines],
        "names": [_name_json(whole, one) for one in whole.names],
        "quotations": [_quotation_json(whole, one) for one in whole.quotations],
        "shared_text": [_pair_json(whole, one) for one in whole.copies.pairs],
        "agencies": [
            {"agency": one.agency, "helped": one.helped, "place": _place_json(whole, one.place)}
            for one in whole.copies.credits
        ],
        "copies": [list(group) for group in whole.copies.groups],
        "set_aside": [
            {
                "article": one.article,
                "counts": one.counts,
                "copy_of": one.near,
                "why": one.why,
                "share": one.share,
            }
            for one in whole.copies.asides
            if one.article in whole.aside
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _place_json(whole: Whole, place: Place) -> dict[str, Any]:
    text = whole.reading(place.article).text[place.start : place.end]
    told = {"article": place.article, "start": place.start, "end": place.end, "text": text}
    return {**told, "how": place.how} if place.how else told


def _held_json(whole: Whole, places: Sequence[Place]) -> dict[str, Any]:
    return {
        "outlets": {outlet: len(held) for outlet, held in whole.by_outlet(places).items()},
        "only": whole.only(places),
        "places": [_place_json(whole, place) for place in places],
    }


def _name_json(whole: Whole, one: Named) -> dict[str, Any]:
    told = {"name": one.name, "kind": one.kind, "why": one.why, "forms": list(one.forms)}
    return {**told, **_held_json(whole, one.places)}


def _quotation_json(whole: Whole, one: Quoted) -> dict[str, Any]:
    unquoted = [_place_json(whole, place) for place in one.unquoted]
    told = {"words": one.words, "speakers": list(one.speakers), **_held_json(whole, one.places)}
    return {**told, "unquoted": unquoted}


def _headline_json(whole: Whole, one: Headline) -> dict[str, Any]:
    return {
        "article": one.article,
        "text": one.text,
        "place": _place_json(whole, one.place) if one.place else None,
        "named": [{"name": name, **_place_json(whole, place)} for name, place in one.named],
        "agency": one.agency,
        "agent": _place_json(whole, one.agent) if one.agent else None,
        "quotes": [_place_json(whole, place) for place in one.quotes],
        "cues": [
            {
                "category": cue.category,
                "reason": cue.reason,
                **_place_json(whole, Place(one.article, cue.start, cue.end)),
            }
            for cue in one.cues
        ],
        "only_here": [_place_json(whole, place) for place in one.only],
    }


def _pair_json(whole: Whole, one: Shared) -> dict[str, Any]:
    return {
        "first": one.first,
        "second": one.second,
        "kind": one.kind,
        "share": one.share,
        "linked": one.linked,
        "passages": [
            {
                "words": passage.words,
                "quoted": passage.quoted,
                "first": _place_json(whole, passage.first),
                "second": _place_json(whole, passage.second),
            }
            for passage in one.passages
        ],
    }

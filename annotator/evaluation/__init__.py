"""How good the cues are, measured on texts that people have marked; one task and kind of data a file.

`annotator.evaluation.running.evaluate` runs every task on a folder of gold data. What it found when it last
ran comes with the program as `resources/measured.json`, which `annotator.evaluation.record.measured` reads.
"""

EVALUATIVE = ("loaded_language", "labelling", "intensifier", "superlative", "euphemism", "metaphor")
"""The categories that are scored together against words which readers marked as biased."""

REPORTING = ("attribution", "attribution_loaded")
"""The categories whose cues are reporting verbs and phrases; they carry `source` and `content`."""

"""Checking a corpus folder or one-file corpus without changing anything, as a careful colleague would."""

from pathlib import Path

from annotator.corpus.contents import Contents
from annotator.corpus.layout import CORPUS_FILE, LATER_ROOMS, ROOMS, FileKey
from annotator.corpus.loading import Loaded, load, read_info
from annotator.corpus.onefile import read_onefile
from annotator.corpus.wire import Malformed
from annotator.errors import CorpusError
from annotator.model import Annotation, CorpusInfo, Problem


def validate(path: str | Path) -> tuple[Problem, ...]:
    """Return what is wrong with a corpus or worth a notice: files, schema, names, hashes, quotes, strays.

    `path` is a corpus folder, its `corpus.json`, or a corpus in one JSON file. Edits that are still in this
    machine's journal are not looked at. Raises CorpusError when there is no corpus.
    """
    place = Path(path)
    if place.is_file() and place.name != CORPUS_FILE:
        corpus = read_onefile(place)
        return (*corpus.problems, *_references(corpus.contents, place.name))
    folder = place.parent if place.name == CORPUS_FILE else place
    problems: list[Problem] = []
    info = CorpusInfo(id="", name=folder.name)
    try:
        parsed = read_info(folder)
    except Malformed as error:
        problems.append(Problem(CORPUS_FILE, error.where, error.message))
    else:
        assert isinstance(parsed.value, CorpusInfo)
        info = parsed.value
    loaded = load(folder, info)
    problems += loaded.problems
    problems += _references(loaded.contents)
    problems += _strays(folder, loaded)
    return tuple(problems)


def _references(contents: Contents, file: str = "") -> list[Problem]:
    """Return what names a code or coder that is not there."""
    problems = []
    for article, sheets in contents.sheets.items():
        for coder, sheet in sheets.items():
            path = file or FileKey("annotations", article, coder).path
            if coder not in contents.coders:
                problems.append(Problem(path, "coder", f"the coder {coder} is not in the corpus"))
            unknown = {
                one.code
                for one in sheet.annotations.by_id.values()
                if not one.deleted and one.code not in contents.codes
            }
            problems.extend(
                Problem(path, "annotations", f"the code {code} is not in the codebook")
                for code in sorted(unknown)
            )
            problems.extend(
                Problem(path, one.id, told, notice=True)
                for one in sheet.annotations.by_id.values()
                if one.across and not one.deleted and (told := _odd_comparison(one, contents))
            )
    for code in contents.codes.values():
        if code.parent and code.parent not in contents.codes:
            path = file or FileKey("code", code.id).path
            problems.append(Problem(path, "parent", f"the code {code.parent} is not in the codebook"))
    return problems


def _odd_comparison(one: Annotation, contents: Contents) -> str:
    """Say what is odd about a contrast or an omission; empty when nothing is."""
    absent = [key for key in one.absent_from if key not in contents.heads]
    if absent:
        return f"it is told absent from {', '.join(absent)}, which is not in the corpus"
    both = [key for key in one.absent_from if key in one.articles]
    if both:
        return f"it is told absent from {', '.join(both)}, where it has words"
    known = [key for key in (*one.articles, *one.absent_from) if key in contents.heads]
    if len({contents.event_of(key) for key in known}) > 1:
        return f"it compares articles that do not tell of one event: {', '.join(known)}"
    return ""


def _strays(folder: Path, loaded: Loaded) -> list[Problem]:
    """Return the files that have no business in a corpus folder; hidden ones are the system's."""
    expected = {CORPUS_FILE, *ROOMS, *LATER_ROOMS}
    try:
        top = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    except OSError as error:
        raise CorpusError(f"{folder} cannot be read: {error.strerror}.") from error
    strays = [name for name in top if name not in expected] + loaded.strays
    return [Problem(name, "", "does not belong to a corpus; it is left alone") for name in strays]

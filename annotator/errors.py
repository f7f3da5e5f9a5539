"""Errors whose text a person reads: they name the file and the place, and say what is safe."""


class AnnotatorError(Exception):
    """Something the program cannot do, said in one or two plain sentences."""


class InputError(AnnotatorError):
    """A file or text that cannot be read as what it was given for; nothing else was touched."""


class CorpusError(AnnotatorError):
    """A corpus that cannot be opened or written as asked; what is on disk is as it was."""

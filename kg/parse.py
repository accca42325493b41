"""Article → one spaCy `Doc` a sentence; the only file that loads GiNZA."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.ids import digest
from kg.model import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "ja_ginza"
_OTHERS = "ja_ginza_electra or ja_ginza_bert_large"
_BUNSETSU = "bunsetu_recognizer"
"""The component that all GiNZA models have and others have not."""


def load_model(name: str = MODEL, *, gpu: bool = False, fast: bool = True) -> Language:
    """The GiNZA pipeline `name`, an installed package or the path of a folder.

    Args:
        name: ja_ginza, ja_ginza_electra, ja_ginza_bert_large, or what somebody trained and saved with `nlp.to_disk`.
        gpu: Read on the GPU.
        fast: Run it with parts of our own (`kg.fastparse`) that take a sixth of the time and give the same
            but for clauses, words cut shorter and readings; not on a GPU.

    Raises:
        KgError: It is not installed, cannot be loaded, or is no GiNZA model; or there is no GPU that spaCy can use.

    """
    import spacy

    from kg.fastparse import load_fast

    if gpu and not spacy.prefer_gpu():  # type: ignore[attr-defined]
        raise KgError("there is no GPU that spaCy can use", remedy="Leave --gpu out, or install CuPy: pip install 'spacy[cuda12x]'")
    model_version(name)
    try:
        nlp = load_fast(name) if fast and not gpu else spacy.load(name)
    except (ImportError, KeyError, OSError, ValueError) as error:
        raise KgError(f"the model cannot be loaded: {_first_line(error)}", where=name, remedy=_REMEDY) from error
    check_model(nlp, name)
    return nlp


_REMEDY = "A transformer's weights come from huggingface.co at its first use, which needs a network, and pip install spacy-transformers."


def check_model(nlp: Language, name: str) -> None:
    """Raise `KgError` where `nlp` does not find bunsetsu, as GiNZA's models do."""
    if _BUNSETSU not in nlp.pipe_names:
        raise KgError(f"this is no GiNZA model: it has no {_BUNSETSU}", where=name, remedy=f"Use {MODEL}, {_OTHERS}.")


def model_version(name: str) -> str:
    """The name and version of an installed model, or a hash of the files of one in a folder; raises `KgError` where there is neither."""
    from importlib.metadata import PackageNotFoundError, version  # takes a tenth of the time of `kg --help`

    try:
        return f"{name} {version(name)}"
    except (PackageNotFoundError, ValueError) as error:
        folder = Path(name)
        if not (folder / "meta.json").is_file():
            raise KgError(f"the model {name} is not installed", remedy=f"pip install {name.replace('_', '-')}") from error
        files = (file for file in sorted(folder.rglob("*")) if file.is_file())
        return digest(*(f"{file.relative_to(folder).as_posix()} {sha256(file.read_bytes()).hexdigest()}" for file in files))


def model_label(name: str) -> str:
    """Language, name and version of a model as its pipeline tells them, read without loading it.

    Raises `KgError` where it is not installed.
    """
    model_version(name)
    package = find_spec(name) if name.isidentifier() else None
    folder = Path(package.origin).parent if package and package.origin else Path(name)
    return label_of(json.loads((folder / "meta.json").read_text(encoding="utf-8")))


def label_of(meta: Mapping[str, Any]) -> str:
    """The label of a model with this meta.json."""
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse(article: Article, nlp: Language, without: Collection[str] = ()) -> tuple[Doc, ...]:
    """One `Doc` a sentence of `article`, in order, over `Sentence.text`; the components `without` are left out.

    Sentences are cut before the parser (`kg.article`), and GiNZA's own boundaries inside one are no matter to the rest.
    """
    return parse_texts((sentence.text for sentence in article.sentences), nlp, without)


def parse_texts(texts: Iterable[str], nlp: Language, without: Collection[str] = ()) -> tuple[Doc, ...]:
    """One `Doc` a text."""
    from kg.fastparse import pipe

    return tuple(pipe(texts, nlp, without))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]

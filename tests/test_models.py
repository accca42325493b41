"""Other models than the shipped one: loaded by name or path, named in the graph; a transformer is read where one can be made."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.corpus import fingerprint
from kg.errors import KgError
from kg.fastner import FACTORY
from kg.parse import load_model, model_version

TEXT = "プーチン大統領はウクライナ問題を棚上げした。"


@pytest.fixture(scope="module")
def own_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped model, saved under a name and version of its own."""
    folder = tmp_path_factory.mktemp("models") / "mine"
    nlp = spacy.load("ja_ginza")
    nlp.meta["name"], nlp.meta["version"] = "mine", "9.9.9"
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def foreign_model(tmp_path: Path) -> Path:
    spacy.blank("ja").to_disk(tmp_path / "foreign")
    return tmp_path / "foreign"


@pytest.mark.parametrize(
    ("name", "remedy"), [("ja_ginza_electra_x", "pip install ja-ginza-electra-x"), ("no/such/folder", "pip install"), ("", "pip install")]
)
def test_model_that_is_not_there_says_how_to_get_it(name: str, remedy: str) -> None:
    with pytest.raises(KgError, match="not installed") as caught:
        load_model(name)
    assert remedy in caught.value.remedy


def test_model_that_is_not_ginza_s_is_refused(foreign_model: Path) -> None:
    with pytest.warns(RuntimeWarning, match="as shipped"), pytest.raises(KgError, match="no GiNZA model"):
        load_model(str(foreign_model))


NO_FACTORY = '[nlp]\nlang = "ja"\npipeline = ["transformer"]\n[components.transformer]\nfactory = "no_such_factory"\n'


@pytest.mark.parametrize("config", ["", NO_FACTORY])
def test_model_that_cannot_be_loaded_says_why(foreign_model: Path, config: str) -> None:
    (foreign_model / "config.cfg").write_text(config, encoding="utf-8")
    with pytest.raises(KgError, match="cannot be loaded") as caught:
        load_model(str(foreign_model))
    assert "needs a network" in caught.value.remedy


def test_without_a_gpu_it_says_what_to_do() -> None:
    if spacy.prefer_gpu():  # type: ignore[attr-defined]
        pytest.skip("there is a GPU")
    with pytest.raises(KgError, match="no GPU") as caught:
        load_model(gpu=True)
    assert "--gpu" in caught.value.remedy


@pytest.mark.model
def test_on_a_gpu_the_model_runs_as_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacy.prefer_gpu", lambda: True)
    assert FACTORY not in load_model(gpu=True).pipe_names


def test_version_of_a_folder_is_that_of_its_files(foreign_model: Path) -> None:
    before = model_version(str(foreign_model))
    copy = shutil.copytree(foreign_model, foreign_model.with_name("copy"))
    assert model_version(str(copy)) == before
    (copy / "meta.json").write_text("{}", encoding="utf-8")
    assert model_version(str(copy)) != before


def test_parses_of_another_model_are_not_taken_for_those_of_the_shipped_one(foreign_model: Path) -> None:
    assert fingerprint(str(foreign_model)) != fingerprint("ja_ginza")


@pytest.mark.model
class TestOwnModel:
    def test_it_reads_and_is_named_in_the_graph(self, own_model: Path) -> None:
        graph = kg.build(TEXT, model=str(own_model))
        assert [claim.relation for claim in graph.claims] == ["deprioritizes"]
        assert graph.run.model == "ja_mine 9.9.9"
        assert graph.query("SELECT ?model WHERE { ?run kg:modelVersion ?model }").rows == (("ja_mine 9.9.9",),)

    def test_it_is_faster_too(self, own_model: Path) -> None:
        assert FACTORY in load_model(str(own_model)).pipe_names

    @pytest.mark.parametrize("command", ["build", "archive"])
    def test_commands_take_it(self, command: str, own_model: Path, tmp_path: Path) -> None:
        (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
        out = tmp_path / "out"
        options = ["--light"] if command == "build" else ["--no-page"]
        done = CliRunner().invoke(app, [command, str(tmp_path / "article.txt"), "-o", str(out), "--model", str(own_model), *options])
        assert done.exit_code == 0, done.output
        assert kg.open(out).query("SELECT ?model WHERE { ?run kg:modelVersion ?model }").rows == (("ja_mine 9.9.9",),)
        assert command == "archive" or json.loads((out / "run.json").read_text(encoding="utf-8"))["versions"]["model"] == "ja_mine 9.9.9"


def learn(nlp: Language) -> None:
    """Teach a pipeline to read one sentence as the shipped model does."""
    read = Doc(nlp.vocab).from_bytes(spacy.load("ja_ginza")(TEXT).to_bytes())
    example = Example(nlp.make_doc(TEXT), read)
    fix_random_seed(0)
    optimizer = nlp.initialize(lambda: [example])
    optimizer.learn_rate = 0.01
    for _ in range(60):
        nlp.update([example], sgd=optimizer)


def small_transformer(folder: Path) -> Path:
    """A model built as ja_ginza_electra is, with a transformer of one layer that has seen one sentence."""
    transformers = pytest.importorskip("transformers")
    pytest.importorskip("spacy_transformers")
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(TEXT))]), encoding="utf-8")
    transformers.BertTokenizer(str(vocabulary)).save_pretrained(folder / "weights")
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    transformers.BertModel(transformers.BertConfig(vocab_size=99, **sizes)).save_pretrained(folder / "weights")
    listener = {"@architectures": "spacy-transformers.TransformerListener.v1", "grad_factor": 1.0, "pooling": {"@layers": "reduce_mean.v1"}}
    layers = {"@architectures": "spacy.TransitionBasedParser.v2", "hidden_width": 16, "maxout_pieces": 2, "use_upper": False}
    nlp = spacy.blank("ja", meta={"name": "small_transformer", "version": "0.0.1"})
    nlp.add_pipe("transformer", config={"model": {"name": str(folder / "weights"), "tokenizer_config": {"use_fast": False}}})
    for name in ("parser", "ner"):
        rare = {"min_action_freq": 1} if name == "parser" else {}
        nlp.add_pipe(name, config={**rare, "model": {**layers, "state_type": name, "extra_state_tokens": False, "tok2vec": listener}})
    nlp.add_pipe("bunsetu_recognizer")
    learn(nlp)
    nlp.to_disk(folder / "model")
    return folder / "model"


@pytest.mark.model
def test_transformer_reads_and_is_named_in_the_graph(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    graph = kg.build(TEXT, model=str(small_transformer(tmp_path)))
    assert graph.run.model == "ja_small_transformer 0.0.1"
    assert [claim.relation for claim in graph.claims] == ["deprioritizes"]
    assert not [warning for warning in recwarn if "as shipped" in str(warning.message)]

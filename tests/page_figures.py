"""Measures the page: `python -m tests.page_figures` prints how long it takes to write, open, filter and move, and its size.

Times are seconds of the processor, of Python and of the page's main thread, so that other programs do not count.
Synthetic graphs in the shape that real ones have: few actors in many claims, many in few (Barabási & Albert 1999).
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import networkx as nx
from playwright.sync_api import Browser, CDPSession, sync_playwright

from kg.html import PageRdf, page_layout, to_html
from kg.ids import digest
from kg.model import Claim, Entity, EntityType, KnowledgeGraph, Modality, Participant
from kg.vocabulary import load_vocabulary
from tests.graphs import SAMPLE_GRAPH, make_article

VOCABULARY = load_vocabulary()
SIZES = ((100, 300), (1000, 3000), (5000, 15000))
SENTENCES_AN_ARTICLE = 30


def large_graph(nodes: int, claims: int, seed: int = 1) -> KnowledgeGraph:
    """A graph of `nodes` entities in `claims` claims, one a sentence, in articles of 30 sentences."""
    chance = random.Random(seed)  # noqa: S311 — nothing secret
    names = [f"第{number}国" for number in range(nodes)]
    kinds = list(EntityType)[:6]
    entities = tuple(
        Entity(f"https://w3id.org/ronten/entity/state/{name}", name, f"State {number}", kinds[number % 6], None, (name,))
        for number, name in enumerate(names)
    )
    pairs = list(nx.barabasi_albert_graph(nodes, 2, seed=seed).edges)
    chosen = [pairs[number % len(pairs)] if number < len(pairs) else chance.choice(pairs) for number in range(claims)]
    sentences = [
        f"{names[a]}の政府は{number}日、{names[b]}に対して圧力を強める可能性があると分析されている。"
        for number, (a, b) in enumerate(chosen)
    ]
    articles = tuple(
        make_article(f"a{start}", f"記事{start}", "2025-08-20", tuple(sentences[start : start + SENTENCES_AN_ARTICLE]))
        for start in range(0, claims, SENTENCES_AN_ARTICLE)
    )
    made = tuple(_claim(number, pair, entities, articles, chance) for number, pair in enumerate(chosen))
    return KnowledgeGraph(SAMPLE_GRAPH.run, articles, tuple(sorted(entities, key=lambda entity: entity.id)), (), (), made)


def _claim(number: int, pair: tuple[int, int], entities: tuple[Entity, ...], articles: tuple[object, ...], chance: random.Random) -> Claim:
    article = articles[number // SENTENCES_AN_ARTICLE]
    sentence = article.sentences[number % SENTENCES_AN_ARTICLE].words  # type: ignore[attr-defined]
    subject, target = (entities[node] for node in pair)
    return replace(
        SAMPLE_GRAPH.claims[0],
        id=digest(number),
        article=article.id,  # type: ignore[attr-defined]
        subject=Participant(subject, subject.label),
        object=Participant(target, target.label),
        relation=chance.choice(list(VOCABULARY.relations)),
        modality=chance.choice(list(Modality)),
        evidence=sentence,
        sentence=sentence,
        predicate=sentence,
    )


def measure(browser: Browser, graph: KnowledgeGraph, file: Path) -> dict[str, float]:
    """Seconds to lay out, write, open, filter and draw one frame while panning; megabytes."""
    started = process_time()
    layout = page_layout(graph)
    laid_out = process_time()
    file.write_text(to_html(graph, VOCABULARY, layout=layout, with_text=False, rdf=PageRdf("", "")), encoding="utf-8")
    written = process_time()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    clock = page.context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri())
    page.locator("html[data-ready]").wait_for(state="attached", timeout=120_000)
    ready = _busy(clock)
    page.evaluate(CLICK)
    filtered = _busy(clock)
    frames = page.evaluate(PAN)
    panned = _busy(clock)
    page.close()
    return {
        "layout": laid_out - started,
        "html": written - laid_out,
        "ready": ready,
        "filter": filtered - ready,
        "frame": (panned - filtered) / frames,
        "MB": file.stat().st_size / 1e6,
    }


CLICK = """async () => {
  document.querySelector('.filters input[type=checkbox]').click();
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}"""
PAN = """async () => {
  const { network } = document.querySelector('.graph .canvas').drawing;
  network.renderer.dragging = true;
  for (let i = 0; i < 30; i++) {
    network.moveTo({ offset: { x: Math.sin(i / 9) * 9, y: 3 } });
    await new Promise(requestAnimationFrame);
  }
  network.renderer.dragging = false;
  return 30;
}"""


def _busy(clock: CDPSession) -> float:
    """Seconds that the page's main thread has worked since it was opened."""
    metrics = clock.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def main() -> None:
    """Print the figures of all sizes, or of those whose numbers of nodes are given."""
    wanted = [int(argument) for argument in sys.argv[1:]] or [nodes for nodes, _ in SIZES]
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        for nodes, claims in SIZES:
            if nodes in wanted:
                figures = measure(browser, large_graph(nodes, claims), Path(folder, f"{nodes}.html"))
                print(nodes, claims, "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))  # noqa: T201


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Compares whole sites with what other tools take for the same work, side by side in one run.

Three measurements, each a ratio:
  blocks   forty small articles with five executed blocks each, cold, against nbconvert and R Markdown
  text     1,000 articles of text and mathematics, processor time, against Hugo and against cmark-gfm alone
  rebuild  the same sites again with nothing changed, against their own cold run

Run through `make bench`, which builds the tool first. The other tools are installed into .tools/peers (pip) and by apt.
"""
import json, os, random, resource, shutil, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEMMA = ROOT / ".build/release/lemma"
PEERS = ROOT / ".tools/peers"
REPEATS = int(os.environ.get("BENCH_REPEATS", "3"))


def install():
    missing = [tool for tool, package in [("hugo", "hugo"), ("cmark-gfm", "cmark-gfm")] if not shutil.which(tool)]
    if not shutil.which("Rscript") or subprocess.run(
            ["Rscript", "-e", "library(rmarkdown)"], capture_output=True).returncode:
        missing.append("r-cran-rmarkdown")
    if missing:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, "pandoc"],
                       check=True, stdout=subprocess.DEVNULL)
    if not (PEERS / "bin/jupyter-nbconvert").exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run([str(PEERS / "bin/pip"), "install", "-q", "nbconvert", "ipykernel"], check=True)


def measured(command, cwd=None, environment=None):
    """Wall-clock seconds and processor seconds (children included) of one command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{command} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def best(runs):
    return min(runs, key=lambda run: run[0])


# Forty small articles: the same five steps in Swift, Python and R.
def swift_article(n):
    return f"""---
title: Article {n}
---

Let $x_k = k/{n + 2}$ and consider the sums

\\begin{{equation}}s = \\sum_k x_k^2.\\label{{eq:s}}\\end{{equation}}

```swift
let n = {n + 10}
let xs = Vector(count: n) {{ k in Double(k) / {n + 2} }}
```

```swift
let squares = xs * xs
let s = sum(squares)
show(s)
```

```swift
func harmonic(_ n: Int) -> Double {{ sum(Vector(count: n) {{ k in 1 / Double(k + 1) }}) }}
harmonic(n)
```

```swift
var total = 0.0
for k in 0..<100_000 {{ total += Double(k % 7) }}
print(total)
```

```swift
let root = sqrt(s)
root
```

The root of \\eqref{{eq:s}} is `{{swift}} root`.
"""


def cells(n, language):
    if language == "python":
        return [f"n = {n + 10}\nxs = [k / {n + 2} for k in range(n)]", "squares = [x * x for x in xs]\ns = sum(squares)\ns",
                "def harmonic(n): return sum(1 / k for k in range(1, n + 1))\nharmonic(n)",
                "total = 0.0\nfor k in range(100_000): total += k % 7\nprint(total)", "root = s ** 0.5\nroot"]
    return [f"n <- {n + 10}\nxs <- (0:(n - 1)) / {n + 2}", "squares <- xs^2\ns <- sum(squares)\ns",
            "harmonic <- function(n) sum(1 / (1:n))\nharmonic(n)",
            "total <- 0\nfor (k in 0:99999) total <- total + k %% 7\nprint(total)", "root <- sqrt(s)\nroot"]


def notebook(n):
    cell = lambda source: {"cell_type": "code", "source": source, "metadata": {}, "outputs": [],
                           "execution_count": None, "id": f"c{abs(hash(source)) % 10**8}"}
    text = {"cell_type": "markdown", "source": "Let $x_k = k$ and consider $$s = \\sum_k x_k^2.$$", "metadata": {}, "id": "t"}
    return json.dumps({"cells": [text] + [cell(c) for c in cells(n, "python")], "nbformat": 4, "nbformat_minor": 5,
                       "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}})


def rmarkdown(n):
    blocks = "\n\n".join("```{r}\n" + c + "\n```" for c in cells(n, "r"))
    return f"---\ntitle: Article {n}\noutput: html_document\n---\n\nLet $x_k = k$ and $$s = \\sum_k x_k^2.$$\n\n{blocks}\n\nThe root is `r root`.\n"


def blocks(folder):
    for name in ("swift", "nb", "rmd"):
        (folder / name).mkdir()
    for n in range(40):
        (folder / f"swift/a{n}.md").write_text(swift_article(n))
        (folder / f"nb/a{n}.ipynb").write_text(notebook(n))
        (folder / f"rmd/a{n}.Rmd").write_text(rmarkdown(n))

    def cold():
        shutil.rmtree(folder / ".lemma", ignore_errors=True)
        shutil.rmtree(folder / "out", ignore_errors=True)
        return measured([LEMMA, "render", "swift", "-o", "out"], cwd=folder)

    lemma = best([cold() for _ in range(REPEATS)])
    warm = best([measured([LEMMA, "render", "swift", "-o", "out"], cwd=folder) for _ in range(REPEATS)])
    notebooks = sorted(str(p) for p in (folder / "nb").iterdir())
    nbconvert = measured([PEERS / "bin/jupyter-nbconvert", "--to", "html", "--execute", "--output-dir", folder / "nbout",
                          *notebooks], environment={**os.environ, "PATH": f"{PEERS}/bin:{os.environ['PATH']}"})
    script = "for (f in list.files('rmd', full.names = TRUE)) rmarkdown::render(f, quiet = TRUE, envir = new.env())"
    rmd = measured(["Rscript", "-e", script], cwd=folder)
    report("40 articles x 5 blocks, cold (wall)", lemma[0], [("nbconvert", nbconvert[0], 20), ("rmarkdown", rmd[0], 5)])
    report("the same, nothing changed (wall)", warm[0], [("own cold run", lemma[0], 10)])


def prose(seed):
    """About 13 KB of text with inline and display formulas, lists, a table and a quote."""
    chance = random.Random(seed)
    words = ("gradient descent converges when step matrix is small and kernel of map has rank the bound on loss "
             "random projection keeps distances within factor one plus epsilon probability at least").split()
    parts = [f"---\ntitle: Text {seed}\n---\n"]
    while sum(map(len, parts)) < 13_000:
        sentence = lambda k: " ".join(chance.choice(words) for _ in range(k)).capitalize() + "."
        inline = f"$\\alpha_{{{chance.randint(1, 99)}}} = \\frac{{x}}{{y + {chance.randint(1, 9)}}}$"
        parts.append(f"## {sentence(4)[:-1]}\n\n{sentence(30)} We have {inline} and *{sentence(6)}* {sentence(25)} "
                     f"Then **{sentence(3)}** follows from $\\|x\\|^2 \\le {chance.randint(2, 50)}$, {sentence(20)}\n\n"
                     f"$$\\int_0^1 f(x)^{{{chance.randint(1, 9)}}}\\,dx = \\sum_{{k=1}}^n a_k b_k$$\n\n"
                     f"- {sentence(10)}\n- {sentence(8)} {inline}\n- `code` {sentence(5)}\n\n> {sentence(18)}\n\n"
                     f"| n | error |\n|---|---|\n| 1 | 0.1 |\n| 2 | 0.01 |\n")
    return "\n".join(parts)


def texts(folder):
    articles, hugo = folder / "articles", folder / "hugo"
    articles.mkdir()
    (hugo / "content/posts").mkdir(parents=True)
    (hugo / "layouts/_default").mkdir(parents=True)
    (hugo / "hugo.toml").write_text('baseURL = "https://example.org/"\ntitle = "t"\ndisableKinds = ["taxonomy", "term", "404"]\n')
    page = "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>"
    (hugo / "layouts/_default/single.html").write_text(page)
    (hugo / "layouts/_default/list.html").write_text(
        "<!doctype html><html><body>{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}</body></html>")
    plain = folder / "plain"
    plain.mkdir()
    for n in range(1000):
        text = prose(n)
        (articles / f"t{n}.md").write_text(text)
        (hugo / f"content/posts/t{n}.md").write_text(text)
        (plain / f"t{n}.md").write_text(text)

    def cold():
        shutil.rmtree(folder / ".lemma", ignore_errors=True)
        shutil.rmtree(folder / "out", ignore_errors=True)
        return measured([LEMMA, "render", "articles", "-o", "out"], cwd=folder)

    def hugo_run():
        shutil.rmtree(hugo / "public", ignore_errors=True)
        return measured(["hugo", "--quiet"], cwd=hugo)

    smallest = lambda runs: min(run[1] for run in runs)
    colds = [cold() for _ in range(REPEATS)]
    hugos = [hugo_run() for _ in range(REPEATS)]
    files = sorted(str(p) for p in plain.iterdir())
    cmarks = [measured(["cmark-gfm", "-e", "table", *files]) for _ in range(REPEATS)]
    warm = [measured([LEMMA, "render", "articles", "-o", "out"], cwd=folder) for _ in range(REPEATS)]
    report("1,000 texts, cold (processor)", smallest(colds), [("hugo", smallest(hugos), 1), ("hugo, aim", smallest(hugos), 4)])
    print(f"  {smallest(colds) / smallest(cmarks):6.2f} times cmark-gfm alone ({smallest(cmarks):.3f} s), aim at most 3")
    report("1,000 texts, nothing changed (wall)", best(warm)[0], [("own cold run", best(colds)[0], 10)])


def report(title, own, others):
    print(f"{title}: {own:.3f} s")
    for name, seconds, goal in others:
        ratio = seconds / own
        print(f"  {ratio:6.2f} times faster than {name} ({seconds:.3f} s), goal {goal}: {'met' if ratio >= goal else 'MISSED'}")


if __name__ == "__main__":
    install()
    chosen = sys.argv[1:] or ["blocks", "text"]
    for name, run in (("blocks", blocks), ("text", texts)):
        if name in chosen:
            with tempfile.TemporaryDirectory() as scratch:
                run(Path(scratch))

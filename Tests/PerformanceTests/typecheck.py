#!/usr/bin/env python3
"""How long the compiler thinks about forty lines of an article: with the whole runtime, and with vectors and matrices alone.

What is between the two is mostly the overloads for traced values, which take part in every expression of every article. The
lines are `typecheck/lines.swift`; the module of vectors and matrices is made here from their declarations. The smallest
processor time of several runs in turns counts. LEMMA_BUILD and SWIFTC as for `kernels.py`.
"""
import os, resource, shutil, subprocess, tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
BUILD = ROOT / os.environ.get("LEMMA_BUILD", ".build/release")
SWIFTC = os.environ.get("SWIFTC", "swiftc")
FRONTEND = str(Path(shutil.which(SWIFTC)).resolve().parent / "swift-frontend")
REPEATS = int(os.environ.get("BENCH_REPEATS", "15"))
BAR = 1.3


def make_module(folder):
    """The module Lemma with vectors and matrices only; no function's body is looked at."""
    numerics = ROOT / "Sources/Lemma/Numerics"
    sources = [ROOT / "Sources/Lemma/Exports.swift", numerics / "Require.swift",
               *sorted(numerics.glob("Vector/*.swift")), *sorted(numerics.glob("Matrix/*.swift"))]
    command = [SWIFTC, "-emit-module", "-Xfrontend", "-experimental-skip-all-function-bodies", "-swift-version", "6",
               "-module-name", "Lemma", "-package-name", "numerics", "-I", ROOT / "Sources/CLapack",
               "-emit-module-path", folder / "Lemma.swiftmodule", *sources]
    subprocess.run([str(part) for part in command], check=True)


def seconds(modules, source):
    """Processor time of one type-check."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [FRONTEND, "-typecheck", "-swift-version", "6", "-I", modules, "-I", ROOT / "Sources/CLapack", source]
    subprocess.run([str(part) for part in command], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    source = FOLDER / "typecheck/lines.swift"
    with tempfile.TemporaryDirectory() as scratch:
        make_module(Path(scratch))
        whole, part = [], []
        for _ in range(REPEATS + 1):
            whole.append(seconds(BUILD / "Modules", source))
            part.append(seconds(Path(scratch), source))
    ratio = min(whole[1:]) / min(part[1:])
    print(f"{'type-check of forty lines':44} {1e3 * min(whole):10.1f} ms {1e3 * min(part):10.1f} ms  {ratio:7.3f}   "
          f"bar {BAR:<5} {'met' if ratio <= BAR else 'MISSED'}")


if __name__ == "__main__":
    main()

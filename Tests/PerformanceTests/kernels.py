#!/usr/bin/env python3
"""Compares kernels of the runtime with the usual Python packages, on the same arrays, side by side in one run.

    kernels.py SUITE [part of a title …]

A suite is a folder beside this file: Swift kernels and `comparators.py` (README.md says what they hold). Each kernel is
measured in turns (ours, theirs, ours, …) on one thread, warm, and the smallest time of each side counts: processor time,
so that other programs disturb little. A number computed from both results shows that the work is the same.

The environment may set LEMMA_BUILD, the build folder whose runtime is measured (.build/release), LEMMA_PEERS, a virtual
environment with the packages (.tools/peers; what is missing is installed there), SWIFTC and BENCH_REPEATS.
"""
import ast, importlib.metadata, os, subprocess, sys, tempfile, time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
BUILD = ROOT / os.environ.get("LEMMA_BUILD", ".build/release")
PEERS = Path(os.environ.get("LEMMA_PEERS", ROOT / ".tools/peers"))
REPEATS = int(os.environ.get("BENCH_REPEATS", "9"))
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
# Our side runs as articles do, with the allocator's large pages for large arrays; the packages run as they come (numpy asks for
# large pages by itself from 4 MB on).
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
PYTORCH_WHEELS = "https://download.pytorch.org/whl/cpu"


def packages(suite):
    """The suite's PACKAGES, pip names to import names, read without importing what may not be installed yet."""
    for statement in ast.parse((suite / "comparators.py").read_text()).body:
        if isinstance(statement, ast.Assign) and statement.targets[0].id == "PACKAGES":
            return ast.literal_eval(statement.value)
    sys.exit(f"{suite.name}/comparators.py says no PACKAGES")


def can_import(python, modules):
    return subprocess.run([str(python), "-c", "import " + ", ".join(modules)], capture_output=True).returncode == 0


def install(python, package):
    """With pip; the CPU build of torch is not on the usual index."""
    pip = [str(python), "-m", "pip", "install", "-q", package]
    where = [pip, [*pip, "--index-url", PYTORCH_WHEELS]] if package.startswith("torch") else [pip]
    if not any(subprocess.run(command).returncode == 0 for command in where):
        sys.exit(f"could not install {package}")


def restart_where_installed(needed):
    """Goes on in an interpreter that has the packages, with one thread for each library."""
    python = sys.executable
    if not can_import(python, needed.values()):
        python = PEERS / "bin/python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        for package, module in needed.items():
            if not can_import(python, [module]):
                install(python, package)
    environment = {**os.environ, **ONE_THREAD, "BENCH_RESTARTED": "1"}
    os.execve(str(python), [str(python), *sys.argv], environment)


def compiled(suite, scratch):
    program = scratch / "kernels"
    command = [os.environ.get("SWIFTC", "swiftc"), "-O", "-wmo", "-swift-version", "6", "-I", BUILD / "Modules",
               "-I", ROOT / "Sources/CLapack", "-L", BUILD, "-lLemma", "-Xlinker", "-rpath", "-Xlinker", BUILD,
               *sorted((FOLDER / "shared").glob("*.swift")), *sorted(suite.glob("*.swift")), "-o", program]
    subprocess.run([str(part) for part in command], check=True)
    return program


class Ours:
    """The compiled kernels: a name in, the seconds of one call and a value out."""

    def __init__(self, program, arrays):
        environment = {**os.environ, **LARGE_PAGES}
        self.process = subprocess.Popen(
            [str(program), str(arrays)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)

    def measure(self, kernel):
        self.process.stdin.write(kernel + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"the kernel {kernel} ended with {self.process.wait()}")
        seconds, value = map(float, answer.split())
        return seconds, value


class Theirs:
    """One Python call, repeated for about twenty milliseconds."""

    def __init__(self, call):
        self.call = call
        self.calls = 1
        self.measure()
        self.calls = max(1, min(100_000, int(0.02 / max(self.measure()[0], 1e-9))))

    def measure(self):
        start = time.process_time()
        for _ in range(self.calls):
            result = self.call()
        return (time.process_time() - start) / self.calls, result


def other_side(ours, call, value):
    """What gives the comparator's seconds and value: a Python call, or another kernel of ours by its name."""
    if isinstance(call, str):
        return lambda: ours.measure(call)
    theirs = Theirs(call)

    def measure():
        seconds, result = theirs.measure()
        return seconds, float(value(result))
    return measure


def compare(ours, row):
    """Prints one line; whether the bar is met."""
    title, kernel, call, value, bar, tolerance = row
    measure = other_side(ours, call, value)
    own, other = [], []
    for _ in range(REPEATS):
        seconds, our_value = ours.measure(kernel)
        own.append(seconds)
        seconds, their_value = measure()
        other.append(seconds)
    if not abs(our_value - their_value) <= tolerance * max(abs(our_value), abs(their_value)):
        sys.exit(f"{title}: the results differ, {our_value} against {their_value}")
    ratio = min(own) / min(other)
    met = ratio <= bar
    print(f"{title:44} {1e3 * min(own):10.4f} ms {1e3 * min(other):10.4f} ms  {ratio:7.3f}   bar {bar:<5} "
          f"{'met' if met else 'MISSED'}", flush=True)
    return met


def main(suite, filters, needed):
    sys.path.insert(0, str(suite))
    import comparators, numpy
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    given = comparators.inputs()
    rows = [row for row in comparators.rows(given) if not filters or any(part in row[0] for part in filters)]
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in (key.split("==")[0] for key in needed))
    with tempfile.TemporaryDirectory() as scratch:
        for name, array in given.items():
            numpy.ascontiguousarray(array, dtype=float).tofile(Path(scratch) / name)
        ours = Ours(compiled(suite, Path(scratch)), scratch)
        print(f"{suite.name}: one thread, smallest of {REPEATS}; Lemma against {versions}")
        met = [compare(ours, row) for row in rows]
    print(f"{suite.name}: {sum(met)} of {len(met)} bars met")


if __name__ == "__main__":
    if len(sys.argv) < 2 or not (FOLDER / sys.argv[1] / "comparators.py").exists():
        sys.exit(__doc__)
    SUITE = FOLDER / sys.argv[1]
    NEEDED = {"numpy": "numpy", **packages(SUITE)}
    if os.environ.get("BENCH_RESTARTED"):
        main(SUITE, sys.argv[2:], NEEDED)
    else:
        restart_where_installed(NEEDED)

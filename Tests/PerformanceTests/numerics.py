#!/usr/bin/env python3
"""Compares the numerical kernels of the runtime with numpy and scipy, on the same arrays, side by side in one run.

Each kernel is measured in turns (ours, theirs, ours, …) on one thread, warm, and the smallest time of each side counts:
processor time, so that other programs disturb little. A number computed from both results shows that the work is the same.
Names given as arguments choose the kernels whose titles contain them.

Run through `make bench` or `make bench-numerics`, which build the runtime first. numpy and scipy are installed into
.tools/peers when the interpreter lacks them.
"""
import os, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = Path(__file__).resolve().parent / "numerics"
RELEASE = ROOT / ".build/release"
PEERS = ROOT / ".tools/peers"
REPEATS = int(os.environ.get("BENCH_REPEATS", "9"))
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


def has_packages(python):
    return subprocess.run([str(python), "-c", "import numpy, scipy"], capture_output=True).returncode == 0


def restart_where_installed():
    """Goes on in an interpreter that has numpy and scipy, with one thread for each library."""
    python = sys.executable
    if not has_packages(python):
        python = PEERS / "bin/python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        if not has_packages(python):
            subprocess.run([str(python), "-m", "pip", "install", "-q", "numpy", "scipy"], check=True)
    environment = {**os.environ, **ONE_THREAD, "BENCH_RESTARTED": "1"}
    os.execve(str(python), [str(python), *sys.argv], environment)


def compiled(folder):
    program = folder / "kernels"
    command = [os.environ.get("SWIFTC", "swiftc"), "-O", "-wmo", "-swift-version", "6", "-I", RELEASE / "Modules",
               "-I", ROOT / "Sources/CLapack", "-L", RELEASE, "-lLemma", "-Xlinker", "-rpath", "-Xlinker", RELEASE,
               *sorted(SOURCES.glob("*.swift")), "-o", program]
    subprocess.run([str(part) for part in command], check=True)
    return program


class Ours:
    """The compiled kernels: a name in, the seconds of one call and a value out."""

    def __init__(self, program, arrays):
        self.process = subprocess.Popen([str(program), str(arrays)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

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


def compare(ours, row):
    """Prints one line; whether the bar is met."""
    title, kernel, call, value, bar, tolerance = row
    theirs = Theirs(call)
    own, other = [], []
    for _ in range(REPEATS):
        seconds, our_value = ours.measure(kernel)
        own.append(seconds)
        seconds, result = theirs.measure()
        other.append(seconds)
    their_value = float(value(result))
    if abs(our_value - their_value) > tolerance * max(abs(our_value), abs(their_value)):
        sys.exit(f"{title}: the results differ, {our_value} against {their_value}")
    ratio = min(own) / min(other)
    met = ratio <= bar
    print(f"{title:36} {1e3 * min(own):10.4f} ms {1e3 * min(other):10.4f} ms  {ratio:7.3f}   bar {bar:<5} "
          f"{'met' if met else 'MISSED'}", flush=True)
    return met


def main():
    sys.path.insert(0, str(SOURCES))
    import comparators, numpy, scipy
    given = comparators.inputs()
    rows = [row for row in comparators.rows(given) if not sys.argv[1:] or any(name in row[0] for name in sys.argv[1:])]
    with tempfile.TemporaryDirectory() as scratch:
        for name, array in given.items():
            numpy.ascontiguousarray(array, dtype=float).tofile(Path(scratch) / name)
        ours = Ours(compiled(Path(scratch)), scratch)
        print(f"{'one thread, smallest of ' + str(REPEATS):36} {'Lemma':>13} {f'numpy {numpy.__version__}':>13}  "
              f"  ratio   (scipy {scipy.__version__})")
        met = [compare(ours, row) for row in rows]
    print(f"{sum(met)} of {len(met)} bars met")


if __name__ == "__main__":
    if os.environ.get("BENCH_RESTARTED"):
        main()
    else:
        restart_where_installed()

#!/usr/bin/env python3
"""Compares whole programs on one tree of transcripts in the page cache, and writes the figures to benchmarks/results/.

  benchmarks/compare.py [DIR] [--rounds 10]

Without DIR a tree is generated. Needs the .NET SDK; what is missing of wc, ripgrep, npm (for ccusage) and node is named and left out.
"""
import argparse
import ctypes
import datetime
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
SEED, MEGABYTES, FILES = 1, 1160, 2881
KINDS = ["input", "cacheCreation", "cacheRead", "output"]
ARCHITECTURE = {"x86_64": "x64", "aarch64": "arm64"}[platform.machine()]

# Found by giving ccusage 20.0.24 one kind of line at a time.
WHY_CCUSAGE = (
    "ccusage 20.0.24 counts a message twice when its copies name different requests or only one names any. It leaves out lines spelled "
    "with spaces ('\"usage\": {'), with null anywhere for a cache figure, speed, id, model, request, session or version, without a timestamp or "
    "with microseconds in it, behind a byte order mark, and whole records on damaged lines. Of a side question and the main session it takes the "
    "main session's figures even where their output is a placeholder, and the split of cache writes even where it does not add up.")
WHY_NAIVE = "The naive script knows no embedded agent records, no advisor calls, no damaged lines, and no order among copies of equal output."


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tree", nargs="?", type=pathlib.Path, metavar="DIR")
    arguments.add_argument("--rounds", type=int, default=10)
    arguments = arguments.parse_args()

    # "All threads" is two for every program, as for those that are told.
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="wigtoken-compare-") as work:
        work = pathlib.Path(work)
        tree, seed = (arguments.tree.resolve(), None) if arguments.tree else (generate(work / "tree"), SEED)
        files = sorted(tree.rglob("*.jsonl"))
        size = sum(len(file.read_bytes()) for file in files)
        programs, versions = find_programs(tree, files, work)
        rows, outputs = measure(programs, arguments.rounds, work)
    result = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "versions": versions,
        "tree": {"files": len(files), "bytes": size, "seed": seed},
        "rows": rows,
        "totals": compare_totals(outputs),
    }
    show(result)
    name = re.sub(r"[^a-z0-9]+", "-", f"{result['machine']['cpu']} {result['machine']['cores']} cores".lower())
    path = ROOT / "benchmarks" / "results" / f"{result['date']}-{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=2) + "\n")
    print(f"\nWrote {path.relative_to(ROOT)}. benchmarks/readme-table.py puts it into the README.")


def generate(tree):
    dotnet("run", "-c", "Release", "--project", "benchmarks/WigToken.Generate", "--", str(tree),
           "--seed", str(SEED), "--megabytes", str(MEGABYTES), "--files", str(FILES))
    return tree


def dotnet(*arguments):
    subprocess.run(["dotnet", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def find_programs(tree, files, work):
    """The programs that are there, in the order of the table, with the versions of what they are made of."""
    versions = {"dotnet": first_line("dotnet", "--version")}
    programs = []

    def add(tool, does, threads, *command, before=None, **environment):
        programs.append({"tool": tool, "does": does, "threads": threads, "command": [str(word) for word in command],
                         "before": before, "environment": {key: str(value) for key, value in environment.items()}})

    if shutil.which("wc"):
        versions["wc"] = first_line("wc", "--version")
        (work / "files0").write_bytes(b"\0".join(os.fsencode(file) for file in files))
        add("wc -l", "counts line feeds", 1, "wc", "-l", f"--files0-from={work / 'files0'}")
    else:
        print("Left out: wc, which is not installed.")

    if shutil.which("rg"):
        versions["ripgrep"] = first_line("rg", "--version")
        for threads in (1, 2):
            add("ripgrep", 'finds the lines with `"usage"`', threads,
                "rg", "--no-config", "-uuu", "-F", "-c", "-g", "*.jsonl", "-j", threads, '"usage"', tree)
    else:
        print("Left out: ripgrep, which is not installed.")

    dotnet("publish", "benchmarks/WigToken.Scan", "-c", "Release", "-r", f"linux-{ARCHITECTURE}", "-o", str(work / "scan"))
    scan, store = work / "scan" / "WigToken.Scan", work / "store"
    for threads in (1, 2):
        add("WigToken.Scan", "totals per model", threads, scan, tree, "--threads", threads)
    add("WigToken.Scan --store", "the whole ledger, in SQLite", 2, scan, tree, "--store", store / "usage.db",
        before=lambda: (shutil.rmtree(store, ignore_errors=True), store.mkdir()))

    if ccusage := install_ccusage(work / "ccusage"):
        versions["ccusage"] = first_line(ccusage, "--version")
        home = work / "home"
        home.mkdir()
        (home / "projects").symlink_to(tree)
        for threads, option in ((1, ["--single-thread"]), (2, [])):
            add("ccusage", "totals and costs per day and model", threads, ccusage, "claude", "daily", "--json", "--offline", *option,
                CLAUDE_CONFIG_DIR=home, HOME=home, TZ="UTC")

    if shutil.which("node"):
        versions["node"] = first_line("node", "--version")
        add("naive script", "totals, by `split` and `JSON.parse` in node", 1, "node", ROOT / "benchmarks" / "naive.mjs", tree)
    else:
        print("Left out: node, which is not installed.")
    return programs, versions


def install_ccusage(folder):
    """The native program itself: the newest 20.x that there is for this platform, without the script that starts it."""
    package = f"@ccusage/ccusage-linux-{ARCHITECTURE}"
    if not shutil.which("npm"):
        print("Left out: ccusage, since npm is not installed.")
        return None
    if subprocess.run(["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", f"{package}@20"], capture_output=True).returncode:
        print(f"Left out: ccusage, since npm could not install {package}.")
        return None
    program = folder / "node_modules" / package / "bin" / "ccusage"
    program.chmod(0o755)
    return program


def measure(programs, rounds, work):
    """Round by round, so that what else the machine does falls on all alike; the first round warms up and does not count."""
    outputs = {}
    samples = [[] for _ in programs]
    for number in range(rounds + 1):
        for program, sample in zip(programs, samples):
            if program["before"]:
                program["before"]()
            output, *figures = run(program, work)
            if number == 0:
                outputs[program["tool"]] = output
            else:
                sample.append(figures)
        print(f"round {number} of {rounds}" if number else "warmed up", flush=True)
    return [row(program, sample) for program, sample in zip(programs, samples)], outputs


def adopt_orphans():
    subreaper = 36
    ctypes.CDLL(None).prctl(subreaper, 1, 0, 0, 0)


def run(program, work):
    """Starts a program by a shell that leaves at once. As a child of this process it would begin with our peak memory for its own."""
    output = work / "output"
    start = time.perf_counter()
    shell = subprocess.run(["sh", "-c", '"$@" >"$0" 2>"$0.err" & echo $!', str(output), *program["command"]],
                           env={**os.environ, **program["environment"]}, check=True, stdout=subprocess.PIPE)
    _, status, usage = os.wait4(int(shell.stdout), 0)
    wall = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"{program['tool']} failed: {pathlib.Path(f'{output}.err').read_text()}")
    return output.read_text(), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def row(program, sample):
    walls, cpus, peaks = zip(*sample)
    return {
        "tool": program["tool"], "does": program["does"], "threads": program["threads"], "rounds": len(sample),
        "wallMedian": round(statistics.median(walls), 4), "wallMin": round(min(walls), 4),
        "cpuMedian": round(statistics.median(cpus), 4), "cpuMin": round(min(cpus), 4),
        "rssMax": max(peaks),
    }


def compare_totals(outputs):
    ours = json.loads(outputs["WigToken.Scan"])
    totals = {"WigToken.Scan": {"messages": ours["messages"], **ours["totals"]}}
    stored = json.loads(outputs["WigToken.Scan --store"])
    if any(stored[part] != ours[part] for part in ("messages", "totals", "perModel")):
        raise SystemExit("WigToken.Scan and WigToken.Scan --store disagree.")
    if "ccusage" in outputs:
        theirs = json.loads(outputs["ccusage"])["totals"]
        totals["ccusage"] = {kind: theirs[f"{kind}Tokens"] for kind in KINDS}
    if "naive script" in outputs:
        naive = json.loads(outputs["naive script"])
        totals["naive script"] = {"messages": naive["messages"], **naive["totals"]}
    for tool, figures in totals.items():
        figures["percentOff"] = {kind: round(100 * (figures[kind] / ours["totals"][kind] - 1), 3) for kind in KINDS}
        if any(figures["percentOff"].values()) and tool in (why := {"ccusage": WHY_CCUSAGE, "naive script": WHY_NAIVE}):
            figures["why"] = why[tool]
    return totals


def machine():
    text = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*: (.*)$", text, re.MULTILINE)
    return {
        "cpu": model.group(1) if model else platform.machine(),
        "cores": os.cpu_count(),
        "ramGb": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9),
        # Without what the distributor added.
        "kernel": re.match(r"[0-9.]+", platform.release()).group(0),
    }


def first_line(*command):
    text = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return re.search(r"[0-9]+(\.[0-9]+)+", text.splitlines()[0]).group(0)


def show(result):
    ours = {row["threads"]: row["wallMedian"] for row in result["rows"] if row["tool"] == "WigToken.Scan"}
    print(f"\n{'':24}{'threads':>8}{'wall':>9}{'min':>9}{'CPU':>9}{'min':>9}{'MB':>7}{'x Scan':>8}")
    for row in result["rows"]:
        print(f"{row['tool']:24}{row['threads']:8}{row['wallMedian']:9.3f}{row['wallMin']:9.3f}{row['cpuMedian']:9.3f}{row['cpuMin']:9.3f}"
              f"{row['rssMax'] / 1e6:7.0f}{row['wallMedian'] / ours[row['threads']]:8.2f}")
    print()
    for tool, figures in result["totals"].items():
        print(f"{tool}: " + ", ".join(f"{kind} {figures[kind]:,} ({figures['percentOff'][kind]:+.2f} %)" for kind in KINDS))
        if "why" in figures:
            print(f"  {figures['why']}")


if __name__ == "__main__":
    main()

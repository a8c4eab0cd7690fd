#!/usr/bin/env python3
"""Puts the newest file of benchmarks/results/ into the README, between its two markers. A test compares them."""
import decimal
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[1]
MARKED = re.compile(r"(<!-- compare:begin -->\n).*(<!-- compare:end -->)", re.DOTALL)


def main():
    newest = max((ROOT / "benchmarks" / "results").glob("*.json"), key=lambda path: path.name)
    # Decimals, because the test rounds decimals too.
    result = json.loads(newest.read_text(), parse_float=decimal.Decimal, parse_int=decimal.Decimal)
    readme = ROOT / "README.md"
    text, replaced = MARKED.subn(lambda match: f"{match[1]}{table(result)}{match[2]}", readme.read_text())
    if replaced != 1:
        raise SystemExit("README.md has no markers <!-- compare:begin --> and <!-- compare:end -->.")
    readme.write_text(text)


def table(result):
    machine, tree, versions = result["machine"], result["tree"], result["versions"]
    ours = {row["threads"]: row["wallMedian"] for row in result["rows"] if row["tool"] == "WigToken.Scan"}
    lines = [
        "| program | what it does | threads | wall, s | CPU, s | memory, MB | wall, WigToken.Scan = 1 |",
        "|---|---|--:|--:|--:|--:|--:|",
        *(f"| {row['tool']} | {row['does']} | {row['threads']} | {row['wallMedian']:,.2f} | {row['cpuMedian']:,.2f} "
          f"| {row['rssMax'] / 1_000_000:,.0f} | {row['wallMedian'] / ours[row['threads']]:,.2f} |" for row in result["rows"]),
        "",
        f"Medians of {result['rows'][0]['rounds']} rounds over {tree['bytes'] / 1_000_000:,.0f} MB in {tree['files']:,} files, in the page cache; "
        f"{machine['cpu']}, {machine['cores']} cores, Linux {machine['kernel']}, {result['date']}; "
        f"{', '.join(f'{name} {version}' for name, version in versions.items())}.",
    ]
    off = [f"{tool} {figures['percentOff']['output']:+.2f} %" for tool, figures in result["totals"].items() if "why" in figures]
    if off:
        lines.append(f"Output tokens, beside WigToken's: {', '.join(off)}.")
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()

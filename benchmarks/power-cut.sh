#!/usr/bin/env bash
# Cuts the power under the SQLite store at many recorded moments and opens what a disk could hold then. Needs strace.
#   benchmarks/power-cut.sh [images, 1000] [--seed 42] [--synchronous full|normal|off]
set -euo pipefail
cd "$(dirname "$0")/.."
images=1000
if [[ "${1:-}" =~ ^[0-9]+$ ]]; then images="$1"; shift; fi
dotnet run -c Release --project benchmarks/WigToken.PowerCut -- --images "$images" "$@"

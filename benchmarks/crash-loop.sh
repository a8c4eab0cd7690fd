#!/usr/bin/env bash
# Kills the server with -9 during import and during appends, over and over, and compares with the oracle after every start.
#   benchmarks/crash-loop.sh [rounds, 200]
set -euo pipefail
cd "$(dirname "$0")/.."
WIGTOKEN_CRASH_ROUNDS="${1:-200}" dotnet test -c Release --project tests/WigToken.Server.Tests \
  --filter-method 'WigToken.Server.Tests.CrashLoopTests.*'

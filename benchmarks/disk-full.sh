#!/usr/bin/env bash
# Fills the disk under the SQLite store and frees it again, over and over. Needs root, to mount a small one in memory.
#   benchmarks/disk-full.sh [cycles, 20]
set -euo pipefail
cd "$(dirname "$0")/.."
WIGTOKEN_DISK_FULL_CYCLES="${1:-20}" dotnet test -c Release --project tests/WigToken.Storage.Tests \
  --filter-method 'WigToken.Storage.Tests.Faults.DiskFullTests.*'

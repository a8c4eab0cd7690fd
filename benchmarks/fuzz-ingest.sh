#!/usr/bin/env bash
# Damaged ingest requests: so many against the reader and the naive reading, and as many through the whole endpoint into a real store.
#
#   benchmarks/fuzz-ingest.sh [inputs, 2000000]
set -euo pipefail
cd "$(dirname "$0")/.."
inputs=${1:-2000000}
project=tests/WigToken.AspNetCore.Tests

dotnet build -c Release -v q --nologo "$project"
for run in "IngestFuzzTests $inputs" "IngestEndpointFuzzTests $inputs"; do
    read -r class count <<<"$run"
    echo "$class: $count requests"
    WIGTOKEN_FUZZ_INPUTS=$count dotnet test -c Release --no-build --project "$project" --filter-class "*.$class"
done

#!/usr/bin/env bash
# Random things that happen to transcripts, read into a real outbox and sent to a server that loses, doubles, delays and refuses; then requests
# alone, most of which are answered wrongly or not at all.
#   benchmarks/agent-sequences.sh [sequences, 20000] [requests, 100000] [seed of the requests, 1]
set -euo pipefail
cd "$(dirname "$0")/.."
project=tests/WigToken.Agent.Tests
dotnet build -c Release -v q --nologo "$project"
WIGTOKEN_AGENT_SEQUENCES="${1:-20000}" WIGTOKEN_AGENT_REQUESTS="${2:-100000}" WIGTOKEN_AGENT_SEED="${3:-1}" dotnet test -c Release --no-build \
    --project "$project" --filter-class '*AgentSequenceTests' --filter-class '*AnswerDrillTests'

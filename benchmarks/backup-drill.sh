#!/usr/bin/env bash
# Backups under load, each restored and compared with what was acknowledged, and backups killed with -9; fifty rounds to a database, since each
# round reads all of it.
#   benchmarks/backup-drill.sh [rounds, 500]
set -euo pipefail
cd "$(dirname "$0")/.."
project=tests/WigToken.Storage.Tests
dotnet build -c Release -v q --nologo "$project"
for ((left = ${1:-500}; left > 0; left -= 50)); do
    WIGTOKEN_BACKUP_ROUNDS=$((left < 50 ? left : 50)) dotnet test -c Release --no-build --project "$project" \
        --filter-method 'WigToken.Storage.Tests.Sqlite.SqliteBackupDrillTests.*'
done

#!/usr/bin/env bash
# Backs a database up while it is written to, restores each copy and compares it with what was acknowledged; kills backups with -9, too.
#   benchmarks/backup-drill.sh [rounds, 500]
set -euo pipefail
cd "$(dirname "$0")/.."
WIGTOKEN_BACKUP_ROUNDS="${1:-500}" dotnet test -c Release --project tests/WigToken.Storage.Tests \
  --filter-method 'WigToken.Storage.Tests.Sqlite.SqliteBackupDrillTests.*'

-- The first and the last quarter of an hour in which a series was used: lists of labels say so, and reading all rollups for it would take too long.
CREATE TABLE series_total_used (
    series_id       INTEGER PRIMARY KEY,
    first_quarter   INTEGER NOT NULL,
    last_quarter    INTEGER NOT NULL,
    messages        INTEGER NOT NULL,
    input           INTEGER NOT NULL,
    cache_write_5m  INTEGER NOT NULL,
    cache_write_1h  INTEGER NOT NULL,
    cache_read      INTEGER NOT NULL,
    output          INTEGER NOT NULL,
    cost_nano       INTEGER NOT NULL,
    unpriced_tokens INTEGER NOT NULL
) STRICT;
INSERT INTO series_total_used
SELECT series_id, min(quarter), max(quarter), sum(messages), sum(input), sum(cache_write_5m), sum(cache_write_1h), sum(cache_read), sum(output),
    sum(cost_nano), sum(unpriced_tokens)
FROM rollup GROUP BY series_id;
DROP TABLE series_total;
ALTER TABLE series_total_used RENAME TO series_total;

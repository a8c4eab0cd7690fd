-- Sums per calendar day of one time zone and series, moved with the quarters. A year of a team is read from a fifth of the rows.
CREATE TABLE rollup_day (
    day             INTEGER NOT NULL,  -- counted from 1970-01-01
    series_id       INTEGER NOT NULL,
    messages        INTEGER NOT NULL,
    input           INTEGER NOT NULL,
    cache_write_5m  INTEGER NOT NULL,
    cache_write_1h  INTEGER NOT NULL,
    cache_read      INTEGER NOT NULL,
    output          INTEGER NOT NULL,
    cost_nano       INTEGER NOT NULL,
    unpriced_tokens INTEGER NOT NULL,
    PRIMARY KEY (day, series_id)
) STRICT, WITHOUT ROWID;

-- One row: whose days these are. Changing it builds them anew.
CREATE TABLE day_zone (
    zone_id     INTEGER PRIMARY KEY CHECK (zone_id = 1),
    name        TEXT NOT NULL,
    fingerprint INTEGER NOT NULL  -- of the zone's offsets: rules change now and then
) STRICT;
INSERT INTO day_zone VALUES (1, '', 0);

-- Grows with every change of a day: who has read a day knows by it whether that still holds.
CREATE TABLE day_version (
    day     INTEGER PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT;

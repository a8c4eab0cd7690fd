-- A session is what one user's messages with one session id are: an id that two users send is two sessions.
CREATE TABLE session_of_user (
    session_id INTEGER PRIMARY KEY,
    user_name  TEXT NOT NULL,
    name       BLOB NOT NULL,  -- as SessionName encodes it: a UUID takes 17 bytes, not 36, here and in the index
    first_ms   INTEGER,        -- of its messages; null: it has none any more, as better copies of them are another session's
    last_ms    INTEGER,
    UNIQUE (name, user_name)
) STRICT;

-- Sums of a session by series; moved in the transaction that moves the message. The messages themselves are found through the rollups of these
-- series: an index on message (session_id) would take 12 bytes of each.
CREATE TABLE session_series (
    session_id      INTEGER NOT NULL,
    series_id       INTEGER NOT NULL,
    sidechains      INTEGER NOT NULL,  -- messages of sub-agents and side questions
    messages        INTEGER NOT NULL,
    input           INTEGER NOT NULL,
    cache_write_5m  INTEGER NOT NULL,
    cache_write_1h  INTEGER NOT NULL,
    cache_read      INTEGER NOT NULL,
    output          INTEGER NOT NULL,
    cost_nano       INTEGER NOT NULL,
    unpriced_tokens INTEGER NOT NULL,
    PRIMARY KEY (session_id, series_id)
) STRICT, WITHOUT ROWID;

-- What is stored already, in one pass over the messages and without sorting them.
CREATE TEMP TABLE part (
    session_id, series_id, first_ms, last_ms, sidechains, messages, input, cache_write_5m, cache_write_1h, cache_read, output, cost_nano, unpriced_tokens,
    PRIMARY KEY (session_id, series_id)
) WITHOUT ROWID;
INSERT INTO part
SELECT session_id, series_id, first_ms, first_ms, is_sidechain, 1,
    input, cache_write_5m, cache_write_1h, cache_read, output, coalesce(cost_nano, 0),
    CASE WHEN cost_nano IS NULL THEN input + cache_write_5m + cache_write_1h + cache_read + output ELSE 0 END
FROM message WHERE session_id IS NOT NULL
ON CONFLICT DO UPDATE SET first_ms = min(first_ms, excluded.first_ms), last_ms = max(last_ms, excluded.last_ms),
    sidechains = sidechains + excluded.sidechains, messages = messages + 1, input = input + excluded.input,
    cache_write_5m = cache_write_5m + excluded.cache_write_5m, cache_write_1h = cache_write_1h + excluded.cache_write_1h,
    cache_read = cache_read + excluded.cache_read, output = output + excluded.output, cost_nano = cost_nano + excluded.cost_nano,
    unpriced_tokens = unpriced_tokens + excluded.unpriced_tokens;

-- The first of the users of an id keeps its number, the others get new ones.
CREATE TEMP TABLE place (session_id, series_id, user_name, new_id, PRIMARY KEY (session_id, series_id)) WITHOUT ROWID;
INSERT INTO place
SELECT session_id, series_id, user_name,
    CASE nth WHEN 1 THEN session_id ELSE (SELECT max(session_id) FROM session) + dense_rank() OVER (ORDER BY nth = 1, session_id, user_name) END
FROM (
    SELECT session_id, series_id, user_name, dense_rank() OVER (PARTITION BY session_id ORDER BY user_name) AS nth
    FROM part JOIN series USING (series_id)
);
UPDATE message SET session_id = (SELECT new_id FROM place p WHERE p.session_id = message.session_id AND p.series_id = message.series_id)
WHERE session_id IN (SELECT session_id FROM place WHERE new_id <> session_id);

INSERT INTO session_of_user
SELECT new_id, user_name,
    CASE WHEN name GLOB '????????-????-????-????-????????????' AND name = lower(name) AND length(replace(name, '-', '')) = 32 AND unhex(replace(name, '-', '')) IS NOT NULL
        THEN unhex('02' || replace(name, '-', '')) ELSE CAST(char(0) || name AS BLOB) END,
    min(first_ms), max(last_ms)
FROM part JOIN place USING (session_id, series_id) JOIN session USING (session_id) GROUP BY new_id;
INSERT INTO session_series
SELECT new_id, series_id, sidechains, messages, input, cache_write_5m, cache_write_1h, cache_read, output, cost_nano, unpriced_tokens
FROM part JOIN place USING (session_id, series_id) ORDER BY new_id, series_id;

DROP TABLE part;
DROP TABLE place;
DROP TABLE session;
ALTER TABLE session_of_user RENAME TO session;

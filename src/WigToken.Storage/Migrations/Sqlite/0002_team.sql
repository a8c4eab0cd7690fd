-- Who may do what. Rows stay when a token is revoked: the audit log points to them.
CREATE TABLE token (
    token_id     INTEGER PRIMARY KEY,
    user_name    TEXT NOT NULL,
    scope        TEXT NOT NULL,
    label        TEXT NOT NULL,
    prefix       TEXT NOT NULL,     -- the first characters of the current secret, to know it again by
    exposes      INTEGER NOT NULL,  -- what an embed token may show, as flags
    created_ms   INTEGER NOT NULL,
    expires_ms   INTEGER,
    revoked_ms   INTEGER,
    last_used_ms INTEGER
) STRICT;

-- The secrets of a token: the current one, and after a rotation the one before it for a while. Only their SHA-256 is known here.
CREATE TABLE token_secret (
    hash     BLOB PRIMARY KEY,
    token_id INTEGER NOT NULL,
    until_ms INTEGER            -- null: as long as the token
) STRICT, WITHOUT ROWID;
CREATE INDEX token_secret_by_token ON token_secret (token_id);

-- Sign-ins of browsers. They end with their token.
CREATE TABLE sign_in (
    hash       BLOB PRIMARY KEY,  -- SHA-256 of what the cookie holds
    token_id   INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE embed_origin (
    origin_id  INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: who removes one by its number means that one
    origin     TEXT NOT NULL UNIQUE,
    label      TEXT NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE audit (
    audit_id  INTEGER PRIMARY KEY,
    time_ms   INTEGER NOT NULL,
    token_id  INTEGER,
    action    TEXT NOT NULL,
    user_name TEXT NOT NULL,
    address   TEXT NOT NULL,
    bytes     INTEGER,
    meta      TEXT NOT NULL  -- a JSON object
) STRICT;
CREATE INDEX audit_by_time ON audit (time_ms);
CREATE INDEX audit_by_action ON audit (action, time_ms);
CREATE INDEX audit_by_user ON audit (user_name, time_ms);

-- Machines that push; the newest call of each.
CREATE TABLE machine (
    user_name     TEXT NOT NULL,
    machine       TEXT NOT NULL,
    seen_ms       INTEGER NOT NULL,
    agent_version TEXT NOT NULL,
    queue_depth   INTEGER,
    skew_ms       INTEGER,
    PRIMARY KEY (user_name, machine)
) STRICT, WITHOUT ROWID;

-- Criteria sets with their versions, and what is known of each speaker.

-- `criteria` is the current version's JSON list, always read and written as a whole; `ready_id` is the shipped set it came from.
CREATE TABLE criteria_set (
  id TEXT PRIMARY KEY,
  name_kk TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_en TEXT NOT NULL,
  about_kk TEXT NOT NULL,
  about_ru TEXT NOT NULL,
  about_en TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  version_at TEXT NOT NULL,
  criteria TEXT NOT NULL,
  ready_id TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

-- The criteria as they were in the versions before the current one; a row is never changed.
CREATE TABLE criteria_version (
  id TEXT PRIMARY KEY,
  set_id TEXT NOT NULL REFERENCES criteria_set (id),
  version INTEGER NOT NULL,
  criteria TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (set_id, version)
) STRICT;

-- Which shipped sets this library has been given: one that was removed does not come back by itself.
CREATE TABLE criteria_ready (
  ready_id TEXT PRIMARY KEY,
  given_at TEXT NOT NULL
) STRICT;

-- Answers hang on the criterion's id, which outlives every version of its set. `theme_id` NULL: for every theme.
-- `value` is JSON by the criterion's kind, NULL: none; `verdict` is a decision by hand, NULL: the value decides.
CREATE TABLE criteria_answer (
  id TEXT PRIMARY KEY,
  speaker_id TEXT NOT NULL REFERENCES speaker (id),
  theme_id TEXT REFERENCES theme (id),
  criterion_id TEXT NOT NULL,
  set_id TEXT NOT NULL REFERENCES criteria_set (id),
  set_version INTEGER NOT NULL,
  value TEXT,
  verdict TEXT CHECK (verdict IN ('met', 'not_met', 'unknown')),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX criteria_answer_place ON criteria_answer (speaker_id, criterion_id, coalesce(theme_id, ''))
  WHERE deleted_at IS NULL;
CREATE INDEX criteria_answer_set ON criteria_answer (set_id, set_version);

CREATE VIEW live_criteria_set AS SELECT * FROM criteria_set WHERE deleted_at IS NULL;
CREATE VIEW live_criteria_answer AS SELECT * FROM criteria_answer WHERE deleted_at IS NULL;

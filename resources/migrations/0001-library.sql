-- The library of the first version. Times are integer milliseconds, moments are ISO 8601 in UTC, text is NFC.
-- A path is absolute (`path_base` 'absolute') or relative to the library's folder with `/` between its parts ('library').
-- Things that can be undone keep their row and carry `deleted_at`.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE interview (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  speaker_name TEXT NOT NULL,
  language TEXT,
  notes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE take (
  id TEXT PRIMARY KEY,
  interview_id TEXT NOT NULL REFERENCES interview (id),
  name TEXT NOT NULL,
  placement TEXT NOT NULL CHECK (placement IN ('reference', 'copy')),
  path_base TEXT NOT NULL CHECK (path_base IN ('absolute', 'library')),
  path TEXT NOT NULL,
  fingerprint TEXT,
  info TEXT,
  imported_at TEXT,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX take_interview ON take (interview_id);

CREATE TABLE transcript (
  id TEXT PRIMARY KEY,
  take_id TEXT NOT NULL REFERENCES take (id),
  language TEXT NOT NULL,
  engine TEXT NOT NULL,
  model_name TEXT NOT NULL,
  translated INTEGER NOT NULL CHECK (translated IN (0, 1)),
  duration_ms INTEGER NOT NULL,
  word_count INTEGER NOT NULL,
  words TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX transcript_take ON transcript (take_id);

CREATE TABLE subtitle_track (
  id TEXT PRIMARY KEY,
  take_id TEXT NOT NULL REFERENCES take (id),
  transcript_id TEXT REFERENCES transcript (id),
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX subtitle_track_take ON subtitle_track (take_id);

-- `position` orders the cues of a track; it is fractional so that a new cue never moves its neighbours.
CREATE TABLE cue (
  id TEXT PRIMARY KEY,
  track_id TEXT NOT NULL REFERENCES subtitle_track (id),
  position REAL NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  text TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX cue_track ON cue (track_id, position);

CREATE TABLE clip (
  id TEXT PRIMARY KEY,
  take_id TEXT NOT NULL REFERENCES take (id),
  title TEXT NOT NULL,
  in_ms INTEGER NOT NULL,
  out_ms INTEGER NOT NULL,
  track_id TEXT REFERENCES subtitle_track (id),
  style_id TEXT,
  presets TEXT NOT NULL,
  burn_in INTEGER NOT NULL CHECK (burn_in IN (0, 1)),
  sidecar TEXT NOT NULL CHECK (sidecar IN ('none', 'srt', 'vtt')),
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX clip_take ON clip (take_id);

CREATE TABLE exported_file (
  id TEXT PRIMARY KEY,
  clip_id TEXT NOT NULL REFERENCES clip (id),
  job_id TEXT NOT NULL,
  path_base TEXT NOT NULL CHECK (path_base IN ('absolute', 'library')),
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  video TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX exported_file_clip ON exported_file (clip_id);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'transcribe', 'export')),
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  interview_id TEXT,
  subject_id TEXT,
  title TEXT NOT NULL,
  input TEXT NOT NULL,
  progress TEXT NOT NULL,
  error TEXT,
  result TEXT,
  created_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT
) STRICT;
CREATE INDEX job_subject ON job (subject_id, kind);

CREATE TABLE job_log (
  id INTEGER PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  line TEXT NOT NULL
) STRICT;
CREATE INDEX job_log_job ON job_log (job_id);

-- The words a transcription had finished, chunk by chunk, so that they survive a crash.
CREATE TABLE job_words (
  id INTEGER PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX job_words_job ON job_words (job_id);

-- One row is one step of undo. `changes` holds each touched row's fields before and after.
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  subject TEXT NOT NULL,
  changes TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE VIEW live_interview AS
  SELECT * FROM interview WHERE deleted_at IS NULL;
CREATE VIEW live_take AS
  SELECT take.* FROM take
  JOIN live_interview ON live_interview.id = take.interview_id
  WHERE take.deleted_at IS NULL;
CREATE VIEW live_transcript AS
  SELECT transcript.* FROM transcript
  JOIN live_take ON live_take.id = transcript.take_id;
CREATE VIEW live_track AS
  SELECT subtitle_track.* FROM subtitle_track
  JOIN live_take ON live_take.id = subtitle_track.take_id
  WHERE subtitle_track.deleted_at IS NULL;
CREATE VIEW live_clip AS
  SELECT clip.*, live_take.interview_id FROM clip
  JOIN live_take ON live_take.id = clip.take_id
  WHERE clip.deleted_at IS NULL;

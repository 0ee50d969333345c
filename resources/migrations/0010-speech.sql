-- A transcript's words stand in its stretches, so that an edit touches, and undo keeps, a stretch and not an hour.

CREATE TABLE transcript_stretch (
  id TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  language TEXT NOT NULL,
  confidence REAL,
  engine TEXT NOT NULL,
  model_name TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX transcript_stretch_transcript ON transcript_stretch (transcript_id, start_ms);

INSERT INTO transcript_stretch (id, transcript_id, start_ms, end_ms, language, confidence, engine, model_name, words)
  SELECT id, id, 0, duration_ms, language, NULL, engine, model_name, words FROM transcript;

ALTER TABLE transcript ADD COLUMN speakers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE transcript ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE transcript ADD COLUMN updated_at TEXT;

DROP VIEW live_transcript;
ALTER TABLE transcript DROP COLUMN words;
CREATE VIEW live_transcript AS
  SELECT transcript.* FROM transcript
  JOIN live_take ON live_take.id = transcript.take_id;

-- A part of a transcript recognised anew, kept until it is accepted or thrown away.
CREATE TABLE transcript_proposal (
  id TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  stretches TEXT NOT NULL,
  words TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX transcript_proposal_transcript ON transcript_proposal (transcript_id);

-- More kinds of jobs than the first version knew: the list of kinds is the code's.
CREATE TABLE job_next (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
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
INSERT INTO job_next SELECT id, kind, state, interview_id, subject_id, title, input, progress, error, result,
  created_at, started_at, ended_at FROM job;

CREATE TABLE job_log_next (
  id INTEGER PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES job_next (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  line TEXT NOT NULL
) STRICT;
INSERT INTO job_log_next SELECT id, job_id, at, line FROM job_log;

-- What a transcription has finished, chunk by chunk: it survives a crash, and the next run goes on after `settled_ms`.
CREATE TABLE job_chunk (
  id INTEGER PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES job_next (id) ON DELETE CASCADE,
  settled_ms INTEGER NOT NULL,
  words TEXT NOT NULL,
  stretches TEXT NOT NULL
) STRICT;
INSERT INTO job_chunk (job_id, settled_ms, words, stretches) SELECT job_id, 0, words, '[]' FROM job_words;

DROP TABLE job_words;
DROP TABLE job_log;
DROP TABLE job;
ALTER TABLE job_next RENAME TO job;
ALTER TABLE job_log_next RENAME TO job_log;
CREATE INDEX job_subject ON job (subject_id, kind);
CREATE INDEX job_log_job ON job_log (job_id);
CREATE INDEX job_chunk_job ON job_chunk (job_id);

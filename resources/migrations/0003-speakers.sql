-- Speakers, and where each interview stands on its way from an idea to a published video.

-- `other_names`, `contacts`, `languages` and `scripts` are JSON lists that are always read as a whole. `photo_id` is a `speaker_file`.
-- `introduced_by_id` is another speaker, `introduced_by` says it in words. `anonymised_at`: everything personal was taken out for good.
CREATE TABLE speaker (
  id TEXT PRIMARY KEY,
  name_kk TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_en TEXT NOT NULL,
  other_names TEXT NOT NULL DEFAULT '[]',
  photo_id TEXT,
  contacts TEXT NOT NULL DEFAULT '[]',
  introduced_by TEXT NOT NULL DEFAULT '',
  introduced_by_id TEXT REFERENCES speaker (id),
  languages TEXT NOT NULL DEFAULT '[]',
  scripts TEXT NOT NULL DEFAULT '[]',
  country TEXT,
  region TEXT NOT NULL DEFAULT '',
  lives_in TEXT NOT NULL DEFAULT '',
  arrival_year INTEGER,
  birth_date TEXT,
  camera_comfort TEXT CHECK (camera_comfort IN ('at_ease', 'nervous', 'uneasy', 'voice_only')),
  availability TEXT NOT NULL DEFAULT '',
  earlier_interviews TEXT NOT NULL DEFAULT '',
  risks TEXT NOT NULL DEFAULT '',
  guardian_name TEXT NOT NULL DEFAULT '',
  guardian_relation TEXT NOT NULL DEFAULT '',
  guardian_contact TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  anonymised_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX speaker_introduced_by ON speaker (introduced_by_id);

-- `path` is relative to the library's folder.
CREATE TABLE speaker_file (
  id TEXT PRIMARY KEY,
  speaker_id TEXT NOT NULL REFERENCES speaker (id),
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'document')),
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  content_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX speaker_file_speaker ON speaker_file (speaker_id);

-- A table's filter that was kept under a name; `filter` is JSON that only that screen reads.
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

ALTER TABLE interview ADD COLUMN speaker_id TEXT REFERENCES speaker (id);
ALTER TABLE interview ADD COLUMN theme_id TEXT REFERENCES theme (id);
ALTER TABLE interview ADD COLUMN status TEXT NOT NULL DEFAULT 'idea'
  CHECK (status IN ('idea', 'contacted', 'agreed', 'scheduled', 'filmed', 'transcribed', 'subtitled', 'approved', 'published', 'declined'));
ALTER TABLE interview ADD COLUMN last_contact_on TEXT;
ALTER TABLE interview ADD COLUMN next_step TEXT NOT NULL DEFAULT '';
ALTER TABLE interview ADD COLUMN next_step_on TEXT;
-- What there was before this has come as far as what it holds says.
UPDATE interview SET status = CASE
  WHEN EXISTS (SELECT 1 FROM live_track JOIN take ON take.id = live_track.take_id WHERE take.interview_id = interview.id) THEN 'subtitled'
  WHEN EXISTS (SELECT 1 FROM live_transcript JOIN take ON take.id = live_transcript.take_id WHERE take.interview_id = interview.id)
    THEN 'transcribed'
  WHEN EXISTS (SELECT 1 FROM live_take WHERE live_take.interview_id = interview.id) THEN 'filmed'
  ELSE status
END;
CREATE INDEX interview_speaker ON interview (speaker_id);
CREATE INDEX interview_theme ON interview (theme_id);

CREATE VIEW live_speaker AS SELECT * FROM speaker WHERE deleted_at IS NULL;
CREATE VIEW live_speaker_file AS
  SELECT speaker_file.* FROM speaker_file
  JOIN live_speaker ON live_speaker.id = speaker_file.speaker_id
  WHERE speaker_file.deleted_at IS NULL;

-- Speakers, and where each interview stands on its way from an idea to a published video.

CREATE TABLE speaker (
  id TEXT PRIMARY KEY,
  name_kk TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_en TEXT NOT NULL,
  birth_date TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE VIEW live_speaker AS SELECT * FROM speaker WHERE deleted_at IS NULL;

ALTER TABLE interview ADD COLUMN speaker_id TEXT REFERENCES speaker (id);
ALTER TABLE interview ADD COLUMN theme_id TEXT REFERENCES theme (id);
ALTER TABLE interview ADD COLUMN status TEXT NOT NULL DEFAULT 'idea'
  CHECK (status IN ('idea', 'contacted', 'agreed', 'scheduled', 'filmed', 'transcribed', 'subtitled', 'approved', 'published', 'declined'));
ALTER TABLE interview ADD COLUMN last_contact_on TEXT;
ALTER TABLE interview ADD COLUMN next_step TEXT NOT NULL DEFAULT '';
ALTER TABLE interview ADD COLUMN next_step_on TEXT;

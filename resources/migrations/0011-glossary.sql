-- Names, places and organisations as they are to be written. `interview_id` NULL: for the whole library.

CREATE TABLE glossary_entry (
  id TEXT PRIMARY KEY,
  interview_id TEXT REFERENCES interview (id),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organisation', 'other')),
  text_kk TEXT NOT NULL,
  text_ru TEXT NOT NULL,
  text_en TEXT NOT NULL,
  notes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX glossary_entry_interview ON glossary_entry (interview_id);

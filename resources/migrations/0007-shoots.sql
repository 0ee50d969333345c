-- When, where and with whom an interview is filmed; the month's rubric.
-- `date` and the times are those of the clock in `time_zone` (IANA). Lists that are never queried are JSON.

CREATE TABLE shoot (
  id TEXT PRIMARY KEY,
  interview_id TEXT NOT NULL REFERENCES interview (id),
  date TEXT,
  call_time TEXT,
  speaker_call_time TEXT,
  time_zone TEXT NOT NULL,
  planned_minutes INTEGER NOT NULL CHECK (planned_minutes > 0),
  venue TEXT NOT NULL,
  crew TEXT NOT NULL,
  kit TEXT NOT NULL,
  checklist TEXT NOT NULL,
  schedule TEXT NOT NULL,
  weather TEXT NOT NULL,
  notes TEXT NOT NULL,
  call_sheet_sent_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX shoot_interview ON shoot (interview_id);
CREATE INDEX shoot_date ON shoot (date);

CREATE VIEW live_shoot AS
  SELECT shoot.* FROM shoot
  JOIN live_interview ON live_interview.id = shoot.interview_id
  WHERE shoot.deleted_at IS NULL;

-- `id` is the month, 'YYYY-MM'.
CREATE TABLE month_plan (
  id TEXT PRIMARY KEY,
  rubric_kk TEXT NOT NULL,
  rubric_ru TEXT NOT NULL,
  rubric_en TEXT NOT NULL,
  theme_id TEXT REFERENCES theme (id),
  updated_at TEXT NOT NULL
) STRICT;

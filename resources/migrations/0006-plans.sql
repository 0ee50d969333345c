-- The questions of an interview, in order.

-- A plan's id is its interview's: an interview has one plan, and a row of its own only once something was set.
CREATE TABLE interview_plan (
  id TEXT PRIMARY KEY REFERENCES interview (id),
  planned_minutes INTEGER,
  interviewer_1 TEXT NOT NULL,
  interviewer_2 TEXT NOT NULL,
  language TEXT NOT NULL,
  second_language TEXT,
  created_at TEXT NOT NULL
) STRICT;

-- A question of the bank, or one of its own. The texts are the wording for this interview; an empty one is as in the bank.
CREATE TABLE plan_item (
  id TEXT PRIMARY KEY,
  interview_id TEXT NOT NULL REFERENCES interview (id),
  question_id TEXT REFERENCES question (id),
  position INTEGER NOT NULL,
  text_kk TEXT NOT NULL,
  text_ru TEXT NOT NULL,
  text_en TEXT NOT NULL,
  -- of a question of its own; a question of the bank has them there
  role TEXT CHECK (role IN ('warm_up', 'core', 'sensitive', 'closing')),
  theme_id TEXT REFERENCES theme (id),
  minutes REAL NOT NULL CHECK (minutes >= 0),
  must_ask INTEGER NOT NULL,
  owner INTEGER CHECK (owner IN (1, 2)),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK ((question_id IS NULL) = (role IS NOT NULL))
) STRICT;
CREATE INDEX plan_item_interview ON plan_item (interview_id, position);
CREATE INDEX plan_item_question ON plan_item (question_id);

CREATE TABLE plan_template (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  planned_minutes INTEGER,
  items TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE VIEW live_plan_item AS
  SELECT plan_item.* FROM plan_item JOIN interview ON interview.id = plan_item.interview_id
  WHERE plan_item.deleted_at IS NULL AND interview.deleted_at IS NULL;
CREATE VIEW live_plan_template AS SELECT * FROM plan_template WHERE deleted_at IS NULL;

-- The question bank: themes, and questions in up to three languages.

CREATE TABLE theme (
  id TEXT PRIMARY KEY,
  name_kk TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_en TEXT NOT NULL,
  colour TEXT NOT NULL,
  position REAL NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE question (
  id TEXT PRIMARY KEY,
  theme_id TEXT REFERENCES theme (id),
  parent_id TEXT REFERENCES question (id),
  position REAL NOT NULL,
  text_kk TEXT NOT NULL,
  text_ru TEXT NOT NULL,
  text_en TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('warm_up', 'core', 'sensitive', 'closing')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX question_theme ON question (theme_id, position);

CREATE VIEW live_theme AS SELECT * FROM theme WHERE deleted_at IS NULL;
CREATE VIEW live_question AS SELECT * FROM question WHERE deleted_at IS NULL;

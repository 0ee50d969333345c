-- The question bank: themes, and questions in up to three languages.

-- `starter` 1: came with the starter bank and has not been changed since.
CREATE TABLE theme (
  id TEXT PRIMARY KEY,
  name_kk TEXT NOT NULL,
  name_ru TEXT NOT NULL,
  name_en TEXT NOT NULL,
  colour TEXT NOT NULL,
  position REAL NOT NULL,
  starter INTEGER NOT NULL DEFAULT 0 CHECK (starter IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

-- `number` is what the search index calls a question: an INTEGER PRIMARY KEY survives VACUUM, a bare rowid does not.
-- `words` is all of its text as it is searched for exactly, `folded` the same with look-alike letters made one; the app writes both.
CREATE TABLE question (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  theme_id TEXT REFERENCES theme (id),
  parent_id TEXT REFERENCES question (id),
  position REAL NOT NULL,
  text_kk TEXT NOT NULL,
  text_ru TEXT NOT NULL,
  text_en TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('warm_up', 'core', 'sensitive', 'closing')),
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'ready', 'retired')),
  tags TEXT NOT NULL DEFAULT '[]',
  source TEXT NOT NULL DEFAULT 'team' CHECK (source IN ('team', 'audience')),
  asked_by TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  skip_hint_kk TEXT NOT NULL DEFAULT '',
  skip_hint_ru TEXT NOT NULL DEFAULT '',
  skip_hint_en TEXT NOT NULL DEFAULT '',
  starter INTEGER NOT NULL DEFAULT 0 CHECK (starter IN (0, 1)),
  -- 1: no Kazakh text, 2: no Russian one, 4: no English one
  missing INTEGER NOT NULL AS ((text_kk = '') + 2 * (text_ru = '') + 4 * (text_en = '')),
  words TEXT NOT NULL DEFAULT '',
  folded TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX question_theme ON question (theme_id, position);
CREATE INDEX question_parent ON question (parent_id, position);
-- All that lists and filters ask of a question, without its texts: a search reads this and not the table.
CREATE INDEX question_narrow ON question (number, parent_id, theme_id, position, role, status, missing)
  WHERE deleted_at IS NULL;

CREATE VIEW live_theme AS SELECT * FROM theme WHERE deleted_at IS NULL;
CREATE VIEW live_question AS SELECT * FROM question WHERE deleted_at IS NULL;

-- One row for each place where a question is used; later migrations say where that is.
CREATE VIEW question_use (question_id, used_on) AS SELECT id, NULL FROM question WHERE 0;

-- The index of the search. Triggers keep it, so that undo and redo need not know of it.
CREATE VIRTUAL TABLE question_search USING fts5 (
  words, folded, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER question_search_insert AFTER INSERT ON question BEGIN
  INSERT INTO question_search (rowid, words, folded) VALUES (new.number, new.words, new.folded);
END;
CREATE TRIGGER question_search_delete AFTER DELETE ON question BEGIN
  DELETE FROM question_search WHERE rowid = old.number;
END;
-- What is removed leaves the index, and comes back to it when that is undone.
CREATE TRIGGER question_search_update AFTER UPDATE OF words, folded, deleted_at ON question BEGIN
  DELETE FROM question_search WHERE rowid = old.number;
  INSERT INTO question_search (rowid, words, folded)
    SELECT new.number, new.words, new.folded WHERE new.deleted_at IS NULL;
END;

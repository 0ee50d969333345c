-- What was marked while an interview was filmed. A session is one sitting; its marks carry the wall clock's moments.

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  interview_id TEXT NOT NULL REFERENCES interview (id),
  started_at TEXT NOT NULL,
  -- Minutes east of UTC where it was filmed.
  utc_offset_min INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX session_interview ON session (interview_id, started_at);

-- `seq` orders the marks of a session, whatever the clock did meanwhile. `item_id` is the question in the plan; the plan may change
-- or lose it later, so the words that were on the screen are kept here.
CREATE TABLE session_mark (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('start', 'asked', 'follow_up', 'skipped', 'great', 'note', 'pause', 'resume', 'end')),
  at TEXT NOT NULL,
  item_id TEXT,
  text_kk TEXT NOT NULL,
  text_ru TEXT NOT NULL,
  text_en TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX session_mark_session ON session_mark (session_id, seq);

-- When a recording began by the wall clock, where a person has set it; NULL leaves it to what the file says. `id` is the take's.
CREATE TABLE take_alignment (
  id TEXT PRIMARY KEY REFERENCES take (id),
  started_at TEXT
) STRICT;

CREATE VIEW live_session AS
  SELECT session.* FROM session
  JOIN live_interview ON live_interview.id = session.interview_id
  WHERE session.deleted_at IS NULL;
CREATE VIEW live_session_mark AS
  SELECT session_mark.*, live_session.interview_id FROM session_mark
  JOIN live_session ON live_session.id = session_mark.session_id
  WHERE session_mark.deleted_at IS NULL;

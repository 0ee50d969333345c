-- What a speaker has allowed: informed consents and releases, each on a form of its own.

-- `interview_id` NULL: for all interviews of the speaker; `speaker_id` NULL: of an interview that has no speaker yet.
-- `platforms` and `languages` are JSON lists that are always read as a whole.
CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('consent', 'release')),
  speaker_id TEXT REFERENCES speaker (id),
  interview_id TEXT REFERENCES interview (id),
  platforms TEXT NOT NULL,
  languages TEXT NOT NULL,
  anonymity TEXT NOT NULL CHECK (anonymity IN ('named', 'first_name', 'silhouette', 'text_only')),
  embargo_until TEXT,
  approval_required INTEGER NOT NULL CHECK (approval_required IN (0, 1)),
  form_version TEXT NOT NULL,
  form_language TEXT NOT NULL,
  signed_on TEXT,
  adult_confirmed INTEGER NOT NULL CHECK (adult_confirmed IN (0, 1)),
  guardian_name TEXT NOT NULL,
  guardian_relation TEXT NOT NULL,
  guardian_contact TEXT NOT NULL,
  guardian_signed_on TEXT,
  assent_on TEXT,
  revocation_contact TEXT NOT NULL,
  withdrawn_on TEXT,
  withdrawal_reason TEXT NOT NULL,
  notes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (speaker_id IS NOT NULL OR interview_id IS NOT NULL)
) STRICT;
CREATE INDEX consent_speaker ON consent (speaker_id);
CREATE INDEX consent_interview ON consent (interview_id);

-- What was said of a version that was shown before its release; `platform` and `language` NULL: of all.
CREATE TABLE consent_approval (
  id TEXT PRIMARY KEY,
  consent_id TEXT NOT NULL REFERENCES consent (id),
  decision TEXT NOT NULL CHECK (decision IN ('approved', 'changes', 'refused')),
  decided_on TEXT NOT NULL,
  by_name TEXT NOT NULL,
  platform TEXT,
  language TEXT,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX consent_approval_consent ON consent_approval (consent_id);

-- The signed form: a scan or photographs of its pages. `path` is relative to the library's folder.
CREATE TABLE consent_file (
  id TEXT PRIMARY KEY,
  consent_id TEXT NOT NULL REFERENCES consent (id),
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  content_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX consent_file_consent ON consent_file (consent_id);

CREATE VIEW live_consent AS
  SELECT consent.* FROM consent
  LEFT JOIN interview ON interview.id = consent.interview_id
  WHERE consent.deleted_at IS NULL AND interview.deleted_at IS NULL;
CREATE VIEW live_consent_approval AS SELECT * FROM consent_approval WHERE deleted_at IS NULL;
CREATE VIEW live_consent_file AS SELECT * FROM consent_file WHERE deleted_at IS NULL;

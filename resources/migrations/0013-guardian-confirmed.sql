-- Set when the names are taken out for good: a guardian and the minor had both signed; nothing else in the row says so then.

ALTER TABLE consent ADD COLUMN guardian_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (guardian_confirmed IN (0, 1));

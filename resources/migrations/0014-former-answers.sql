-- Values that had stopped fitting their criterion when another was given: a JSON list, oldest first.

ALTER TABLE criteria_answer ADD COLUMN former TEXT NOT NULL DEFAULT '[]';

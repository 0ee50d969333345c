-- What wrote the punctuation and the case of a stretch: a model or the rules. NULL: its engine, or nobody noted it.

ALTER TABLE transcript_stretch ADD COLUMN punctuation TEXT CHECK (punctuation IN ('model', 'rules'));

-- A speaker was linked to the interview, or a form entered for it: from then on it is not released without forms, also when
-- both are gone. What steps of the history tell of speakers who were linked once counts too.

ALTER TABLE interview ADD COLUMN needs_consent INTEGER NOT NULL DEFAULT 0 CHECK (needs_consent IN (0, 1));
UPDATE interview SET needs_consent = 1
WHERE speaker_id IS NOT NULL
  OR id IN (SELECT interview_id FROM consent
            WHERE interview_id IS NOT NULL
              AND (deleted_at IS NULL OR signed_on IS NOT NULL OR withdrawn_on IS NOT NULL))
  OR id IN (SELECT change.value ->> 'id' FROM history, json_each(history.changes) AS change
            WHERE history.undone = 0 AND change.value ->> 'table' = 'interview'
              AND change.value ->> '$.before.speaker_id' IS NOT NULL);

-- NULL: nobody has said yet how the speaker is shown. A form that was never signed had 'named' from the beginning, said or not.
ALTER TABLE consent ADD COLUMN shown_as TEXT
  CHECK (shown_as IN ('named', 'first_name', 'silhouette', 'text_only'));
UPDATE consent SET shown_as = anonymity
WHERE anonymity <> 'named' OR signed_on IS NOT NULL OR withdrawn_on IS NOT NULL;
ALTER TABLE consent DROP COLUMN anonymity;
ALTER TABLE consent RENAME COLUMN shown_as TO anonymity;

-- Where the questions of the bank are used: one row for each place in a plan. `used_on` is the day on which it was asked there
-- last, by the calendar of the place; NULL while it was not.
CREATE INDEX session_mark_item ON session_mark (item_id);
DROP VIEW question_use;
CREATE VIEW question_use (question_id, interview_id, used_on) AS
  SELECT live_plan_item.question_id, live_plan_item.interview_id, (
    SELECT max(date(session_mark.at, session.utc_offset_min || ' minutes'))
    FROM session_mark JOIN session ON session.id = session_mark.session_id
    WHERE session_mark.item_id = live_plan_item.id AND session_mark.kind IN ('asked', 'great')
      AND session_mark.deleted_at IS NULL AND session.deleted_at IS NULL
  )
  FROM live_plan_item WHERE live_plan_item.question_id IS NOT NULL;

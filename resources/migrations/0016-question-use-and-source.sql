-- When the questions of the bank were asked: one row for each mark that says so, be it in a plan's place or, for a follow-up, by the
-- question itself. `used_on` is the day by the calendar of the place. A place that has left its plan since was asked all the same.
DROP VIEW question_use;
CREATE VIEW question_use (question_id, session_id, used_on) AS
  SELECT plan_item.question_id, mark.session_id, date(mark.at, live_session.utc_offset_min || ' minutes')
  FROM plan_item
  JOIN session_mark AS mark ON mark.item_id = plan_item.id
  JOIN live_session ON live_session.id = mark.session_id
  WHERE plan_item.question_id IS NOT NULL AND mark.kind IN ('asked', 'follow_up', 'great') AND mark.deleted_at IS NULL
  UNION ALL
  SELECT mark.item_id, mark.session_id, date(mark.at, live_session.utc_offset_min || ' minutes')
  FROM question
  JOIN session_mark AS mark ON mark.item_id = question.id
  JOIN live_session ON live_session.id = mark.session_id
  WHERE mark.kind IN ('asked', 'follow_up', 'great') AND mark.deleted_at IS NULL;

-- The lists can be narrowed by the source too: the index has all that they ask.
DROP INDEX question_narrow;
CREATE INDEX question_narrow ON question (number, parent_id, theme_id, position, role, status, missing, source)
  WHERE deleted_at IS NULL;

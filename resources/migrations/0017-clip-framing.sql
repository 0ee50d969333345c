-- Which part of the picture a clip shows; NULL leaves it to the shapes.
ALTER TABLE clip ADD COLUMN framing TEXT;

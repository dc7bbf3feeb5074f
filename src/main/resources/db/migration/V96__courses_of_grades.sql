-- learn.join: published courses, the newest first, and by the grades that they are for. Of a course people speak, here or where it
-- was taken from: there is no file out of which anything could be read.
create index learning_resource_course on learning_resource (state_since desc, id) where kind = 'course' and state = 'published';
create index learning_resource_course_grade on learning_resource
  using gin ((coalesce(descriptors -> 'grade' -> 'person', descriptors -> 'grade' -> 'harvested')) jsonb_path_ops)
  where kind = 'course' and state = 'published';

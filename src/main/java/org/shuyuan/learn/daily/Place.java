package org.shuyuan.learn.daily;

import java.time.LocalDate;

/** Where a lesson of the programme stands. */
record Place(LocalDate day, String stage) {}

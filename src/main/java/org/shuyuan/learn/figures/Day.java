package org.shuyuan.learn.figures;

import java.time.LocalDate;

/**
 * One day as it is kept: nothing that may be shown.
 *
 * @param people who watched
 * @param guestPlays visits that began, of people who hadn't signed in
 * @param guestPlayed milliseconds of film
 */
record Day(LocalDate day, int people, Sum sum, long guestPlays, long guestPlayed) {}

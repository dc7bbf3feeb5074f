package org.shuyuan.learn.daily;

import java.util.UUID;

/**
 * What stands at a place of the programme.
 *
 * @param published whether readers may see it now
 * @param by who has chosen it; empty where the account is gone
 */
record Chosen(Place place, UUID resource, boolean published, String by) {}

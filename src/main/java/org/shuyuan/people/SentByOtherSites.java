package org.shuyuan.people;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A request that other sites make a browser send, as a platform does in a launch: it must prove by itself what it is, and does nothing
 * in the name of whoever is signed in.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SentByOtherSites {}

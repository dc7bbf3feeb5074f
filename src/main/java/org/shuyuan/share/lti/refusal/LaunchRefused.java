package org.shuyuan.share.lti.refusal;

import java.util.regex.Pattern;
import org.shuyuan.share.lti.session.FramePolicy;

/** A launch that is not believed. */
public final class LaunchRefused extends Exception {

    private static final int LONGEST = 300;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private final Fault fault;
    private final String detail;
    private final String frames;

    /** @param detail for an engineer: the value that is wrong; never a whole token */
    public LaunchRefused(Fault fault, String detail) {
        this(fault, detail, FramePolicy.ANYWHERE);
    }

    private LaunchRefused(Fault fault, String detail, String frames) {
        super(fault.id() + ": " + shown(detail));
        this.fault = fault;
        this.detail = shown(detail);
        this.frames = frames;
    }

    /** The same, told in a page of this platform. */
    public LaunchRefused at(String frames) {
        LaunchRefused there = new LaunchRefused(fault, detail, frames);
        there.initCause(this);
        return there;
    }

    public static LaunchRefused because(Throwable cause, Fault fault, String detail) {
        LaunchRefused refused = new LaunchRefused(fault, detail);
        refused.initCause(cause);
        return refused;
    }

    /** It may be whatever somebody has sent, and stands in a line of the log. */
    private static String shown(String detail) {
        String line = CONTROLS.matcher(detail).replaceAll(" ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
    }

    public Fault fault() {
        return fault;
    }

    public String detail() {
        return detail;
    }

    /** Who may show the refusal in a frame; nothing can be done in it, so before it is known who it is that may be anybody. */
    String frames() {
        return frames;
    }
}

package org.shuyuan.render.media;

/**
 * How much louder or softer a lesson is made, the same for all of it: what the teacher whispered stays whispered.
 *
 * @param decibels 0 where it stays as it is
 * @param limited whether some peaks would pass the ceiling and have to be held
 */
public record Gain(double decibels, boolean limited) {

    public static final Gain NONE = new Gain(0, false);

    /**
     * Samples stay below this, in dB of full scale, so that true peaks stay below 0: what lies between samples, and what AAC
     * makes of them at 48 kbit/s, stands up to 2.5 dB higher (measured on speech).
     */
    public static final double CEILING = -3;

    /** A whisper on a bad microphone made louder than this is noise. */
    private static final double MOST = 20;
    /** Less of a difference is heard by nobody. */
    private static final double HEARD = 0.3;
    /** Below this there is nothing to be understood, only the hiss of the microphone. */
    private static final double FAINTEST = -55;

    /** One window of so many may be a door that slams; it mustn't keep the whole lesson soft. */
    private static final double ALL_BUT_A_FEW = 0.995;
    /** Peaks that are held by more than this sound pressed. */
    private static final double HELD = 8;
    /** What is lost by holding them is given to the whole, but not more than this. */
    private static final double GIVEN_BACK = 2;

    /** @param target in LUFS */
    public static Gain towards(double target, SoundSurvey survey) {
        if (survey.silent() || survey.loudness() < FAINTEST) {
            return NONE;
        }
        double wanted = Math.clamp(target - survey.loudness(), -MOST, MOST);
        double possible = Math.max(0, CEILING + HELD - survey.peak(ALL_BUT_A_FEW));
        double decibels = Math.min(wanted + Math.min(GIVEN_BACK, survey.lost(wanted, CEILING)), possible);
        return Math.abs(decibels) < HEARD ? NONE : new Gain(decibels, survey.peak(1) + decibels > CEILING);
    }
}

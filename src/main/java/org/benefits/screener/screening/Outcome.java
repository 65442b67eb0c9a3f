package org.benefits.screener.screening;

/** What a screening says of a program, best first. */
public enum Outcome {
    /** Its tree of criteria is surely met. */
    LIKELY,
    /** The same, but someone outside decides, or we lack a state's figure. */
    POSSIBLE,
    /** A missing fact may make it either. */
    MORE_NEEDED,
    /** Surely not met, whatever the missing facts turn out to be; or closed. */
    UNLIKELY;

    /** The better of the two. */
    public Outcome best(Outcome other) {
        return compareTo(other) <= 0 ? this : other;
    }
}

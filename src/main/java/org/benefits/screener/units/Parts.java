package org.benefits.screener.units;

import org.benefits.screener.money.Truth;

/** The parts that must all hold for a program to be likely. */
public interface Parts {
    /**
     * Whether a part holds for a subject.
     *
     * @param part its place, counted from 0
     * @return null where the sentences that it rests on have not run yet
     */
    Truth.Value of(int part, Subject subject);
}

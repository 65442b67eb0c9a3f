package org.benefits.screener.screening;

import java.time.LocalDate;

/**
 * One dated thing to do.
 *
 * @param by the day by which to do it
 * @param program the program it belongs to
 * @param step the key of its words in the program's texts
 * @param urgent whether it belongs to a program that comes before all others
 */
public record PlanStep(LocalDate by, String program, String step, boolean urgent) {}

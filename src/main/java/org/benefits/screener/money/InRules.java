package org.benefits.screener.money;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method as part of the closed vocabulary of rule files; everything else is refused by the rule checker. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InRules {
    /** One line for policy staff: what the word says. */
    String value();

    /** What a returned number measures. */
    Range.Kind kind() default Range.Kind.MONEY;
}

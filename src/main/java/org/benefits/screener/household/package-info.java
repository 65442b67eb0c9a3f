/** Facts: the dictionary read from {@code rules/questions}, a household's answers, and what each answer says, known or not. */
package org.benefits.screener.household;

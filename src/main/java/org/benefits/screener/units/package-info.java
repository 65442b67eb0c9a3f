/**
 * Who is counted: the unit of each program, built from the people and their relations, each with the law that says so. Membership is a
 * truth, because it may be unknown who is in.
 */
package org.benefits.screener.units;

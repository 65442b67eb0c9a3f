/**
 * Rule folders: reading and checking them, printing what was checked as Drools rules, compiling only that print, and running it. The only
 * package that knows Drools.
 */
package org.benefits.screener.rules;

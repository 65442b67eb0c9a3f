/** The command line: serve, screen, batch, and what policy staff do with rules. */
package org.benefits.screener.cli;

/** What policy staff want to know of a change before it is published: what it says, when it holds, whom it touches. */
package org.benefits.screener.changes;

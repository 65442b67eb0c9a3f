/** How good the rules are: what scenarios reach, what they would not notice, what can never be, what stands at each line. */
package org.benefits.screener.quality;

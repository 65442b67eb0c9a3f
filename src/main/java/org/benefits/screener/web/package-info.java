/** The pages in the browser: rendered here, working without script, keeping nothing but a visit in memory. */
package org.benefits.screener.web;

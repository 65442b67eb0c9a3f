/** The navigators' desk at {@code /desk}: a whole household on one page. It keeps nothing: each form carries the household it is about. */
package org.benefits.screener.web.desk;

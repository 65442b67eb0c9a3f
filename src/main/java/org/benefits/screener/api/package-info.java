/** The HTTP API: screenings, the catalogue, questions and schemas, problems and limits. */
package org.benefits.screener.api;

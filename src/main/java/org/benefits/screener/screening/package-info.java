/** One household through all programs: outcomes with their reasons, amounts, what is missing, what one program opens of another, the plan. */
package org.benefits.screener.screening;

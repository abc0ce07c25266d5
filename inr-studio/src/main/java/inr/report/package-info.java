/**
 * Reports: one self-contained HTML file in which two pictures or sounds are looked at, with a
 * strict content security policy and no request.
 *
 * <p>Nothing in it comes from a clock, so equal contents give equal bytes.
 */
@NullMarked
package inr.report;

import org.jspecify.annotations.NullMarked;

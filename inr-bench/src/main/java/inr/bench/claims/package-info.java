/**
 * Claims of papers that no command of the toolkit puts to the test by itself; docs/claims.md has
 * the figures.
 */
@NullMarked
package inr.bench.claims;

import org.jspecify.annotations.NullMarked;

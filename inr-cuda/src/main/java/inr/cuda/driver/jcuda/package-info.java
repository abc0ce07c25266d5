/**
 * The calls of {@link inr.cuda.driver.Driver}, done by JCuda. Its classes are public for {@link
 * inr.cuda.driver.IsolatedLoader}, which defines them apart from all others.
 */
@NullMarked
package inr.cuda.driver.jcuda;

import org.jspecify.annotations.NullMarked;

/**
 * The device behind small types: memory, kernels, matrix products, and errors that say what helps.
 *
 * <p>Nothing outside of {@code inr.cuda.driver.jcuda} knows JCuda, and that package is never named
 * in code: {@link inr.cuda.driver.IsolatedLoader} brings it in.
 */
@NullMarked
package inr.cuda.driver;

import org.jspecify.annotations.NullMarked;

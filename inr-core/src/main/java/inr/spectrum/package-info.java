/**
 * What the preset of a sound finds without training: blocks, and the local cosines in them that
 * matter.
 */
@NullMarked
package inr.spectrum;

import org.jspecify.annotations.NullMarked;

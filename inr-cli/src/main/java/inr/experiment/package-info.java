/**
 * Super-resolution as an experiment: every picture, scale, method and seed, their results kept, and
 * told as tables, crops side by side and curves.
 */
@NullMarked
package inr.experiment;

import org.jspecify.annotations.NullMarked;

/**
 * Rate and distortion of the picture codec on real files, beside curves of other codecs: pictures
 * become {@code RatePoint}s, these a {@code RateCurve}, two of which have a BD-rate.
 */
@NullMarked
package inr.bench.rate;

import org.jspecify.annotations.NullMarked;

package inr.field.tiled;

import java.io.Serializable;

/**
 * Sums of |a − b| over pairs of samples on the two sides of a border.
 *
 * @param original sum in what was fitted, in stored units
 * @param rendered sum in what is rendered
 * @param pairs how many; 0 where there is no border
 */
public record Steps(double original, double rendered, long pairs) implements Serializable {}

package inr.solve;

import inr.signal.Signal;

/**
 * A picture that a method made of what was measured.
 *
 * @param method which one
 * @param planes the picture, neither rounded nor clipped
 * @param signal the same as a picture of the measured one's depth, on the same stretch of the
 *     world: what a field is fitted to
 * @param misfit rms(A x − y), 1 being the range of stored values
 * @param seconds that it took
 */
public record Solution(
    Method<?> method, Planes planes, Signal signal, double misfit, double seconds) {}

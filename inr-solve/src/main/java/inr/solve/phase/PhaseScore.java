package inr.solve.phase;

/**
 * How close an answer is to the truth.
 *
 * @param decibels what answers are ranked by: −20·log₁₀ of the error of {@link Alignment}, or PSNR
 *     of an object with a known support
 * @param error that error, or rms of the phase in radians where the phase alone is sought
 */
public record PhaseScore(double decibels, double error) {}

/**
 * The front door: pictures, sounds and other signals become fields, which are stored, read,
 * rendered at any size or rate and differentiated.
 *
 * <pre>{@code
 * import inr.field.Fit;
 * import java.nio.file.Path;
 *
 * var field = Fit.of(Path.of("photo.png")).run();
 * field.write(Path.of("photo.inr"));
 * var enlarged = field.image(1600, 1200);
 * }</pre>
 *
 * <p>{@link inr.field.Fit#of} takes a file, a stream, an image or the samples of a sound, too. A
 * fit gives the bits that {@code inr fit} gives.
 */
@NullMarked
package inr.field;

import org.jspecify.annotations.NullMarked;

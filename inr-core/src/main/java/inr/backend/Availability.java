package inr.backend;

/**
 * Whether a backend can run on this machine: absence is a value, not an error.
 *
 * @param available whether it can
 * @param explanation what it runs on, or what is missing: the end of a line that starts with {@code
 *     available:} or {@code not available:}
 */
public record Availability(boolean available, String explanation) {}

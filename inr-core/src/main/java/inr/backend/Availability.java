package inr.backend;

/**
 * Whether a backend can run on this machine: absence is a value, not an error.
 *
 * @param available whether it can
 * @param explanation what it runs on; or, after {@code "not available: "}, what is missing
 */
public record Availability(boolean available, String explanation) {}

package inr.spark;

import java.io.Serializable;
import java.util.List;

/**
 * Files of equal content, for which the work is done once, on the first of them.
 *
 * @param sha256 of the content; empty if it could not be read
 * @param key of the product; empty if it could not be read
 * @param bytes of each
 * @param paths of all, in order
 * @param problem why the content could not be read, empty if it could
 */
record FileGroup(String sha256, String key, long bytes, List<String> paths, String problem)
    implements Serializable {}

/**
 * Folders of files, and pictures too large for one machine, on Spark.
 *
 * <p>The way of a folder: paths are listed, content is hashed in tasks, equal content becomes one
 * {@link inr.spark.FileGroup}, each group is the work of one task ({@link inr.spark.FileTask}), and
 * every file becomes a row of the results.
 */
@NullMarked
package inr.spark;

import org.jspecify.annotations.NullMarked;

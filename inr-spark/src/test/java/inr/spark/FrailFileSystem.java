package inr.spark;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local disk under the scheme {@code frail}, on which the first model cannot be written. */
public final class FrailFileSystem extends RawLocalFileSystem {
  static final AtomicInteger FAILURES = new AtomicInteger();

  @Override
  public URI getUri() {
    return URI.create("frail:///");
  }

  @Override
  public String getScheme() {
    return "frail";
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (file.getName().contains(".inr.") && FAILURES.getAndIncrement() == 0) {
      throw new IOException("the disk fails once");
    }
    return super.create(file, overwrite, bufferSize, replication, blockSize, progress);
  }
}

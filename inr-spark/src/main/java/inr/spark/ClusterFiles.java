package inr.spark;

import inr.io.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files that every executor sees: of HDFS, of an object store, of a shared disk.
 *
 * @param configuration of Hadoop, which knows the file systems
 */
record ClusterFiles(SerializableConfiguration configuration) implements Serializable {
  private static final int BUFFER = 1 << 16;
  private static final String TEMPORARY = "_tmp";

  private FileSystem system(String path) throws IOException {
    return new Path(path).getFileSystem(configuration.value());
  }

  /**
   * A file that was found.
   *
   * @param path of it
   * @param bytes of its content
   */
  record Listed(String path, long bytes) implements Serializable {}

  /**
   * All files of a folder and of those below, or a file itself, by names and lengths: what is in
   * them stays where it is. What begins with a dot or an underscore is hidden, as Spark has it.
   */
  List<Listed> list(String path) throws IOException {
    Path top = new Path(path);
    List<Listed> listed = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = system(path).listFiles(top, true);
    int above = system(path).makeQualified(top).depth();
    while (all.hasNext()) {
      FileStatus file = all.next();
      if (isShown(file.getPath(), above)) {
        listed.add(new Listed(file.getPath().toString(), file.getLen()));
      }
    }
    return listed;
  }

  private static boolean isShown(Path file, int above) {
    for (Path part = file; part != null && part.depth() > above; part = part.getParent()) {
      if (part.getName().startsWith(".") || part.getName().startsWith("_")) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a file. */
  boolean exists(String path) throws IOException {
    return system(path).exists(new Path(path));
  }

  /** Makes a folder with those above it. */
  void makeFolder(String path) throws IOException {
    system(path).mkdirs(new Path(path));
  }

  void delete(String path) throws IOException {
    system(path).delete(new Path(path), true);
  }

  /** SHA-256 of a file's bytes. */
  String sha256(String path) throws IOException {
    try (FSDataInputStream in = system(path).open(new Path(path))) {
      return Sha256.of(() -> new Pieces(in));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** A stream, piece by piece. */
  private static final class Pieces implements Iterator<ByteBuffer> {
    private final FSDataInputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int count;

    Pieces(FSDataInputStream in) {
      this.in = in;
      read();
    }

    private void read() {
      try {
        count = in.read(buffer);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public boolean hasNext() {
      return count >= 0;
    }

    @Override
    public ByteBuffer next() {
      if (count < 0) {
        throw new NoSuchElementException();
      }
      ByteBuffer piece = ByteBuffer.wrap(buffer.clone(), 0, count);
      read();
      return piece;
    }
  }

  /** Copies a file into a folder of this machine, under its own name. */
  java.nio.file.Path copy(String path, java.nio.file.Path folder) throws IOException {
    Path from = new Path(path);
    java.nio.file.Path copy = folder.resolve(from.getName());
    try (FSDataInputStream in = system(path).open(from)) {
      Files.copy(in, copy);
    }
    return copy;
  }

  byte[] read(String path) throws IOException {
    try (FSDataInputStream in = system(path).open(new Path(path))) {
      return in.readAllBytes();
    }
  }

  /**
   * Writes a file that appears whole or not at all: under a name of its own first, which is then
   * renamed. What is there in the meantime is of equal content, since its name tells it.
   */
  void write(String folder, String name, byte[] bytes) throws IOException {
    FileSystem system = system(folder);
    Path temporary = temporary(system, folder, name, bytes);
    Path target = new Path(folder, name);
    if (!system.rename(temporary, target)) {
      system.delete(temporary, false);
      if (!system.exists(target)) {
        throw new FileNotFoundException(
            target + ": could not be written; is there room, and may this user write there?");
      }
    }
  }

  /** The same in place of a file of other content. */
  void replace(String folder, String name, byte[] bytes) throws IOException {
    Path temporary = temporary(system(folder), folder, name, bytes);
    FileContext.getFileContext(temporary.toUri(), configuration.value())
        .rename(temporary, new Path(folder, name), Options.Rename.OVERWRITE);
  }

  /** Attempts are numbered anew by each job, and two jobs may work on one folder. */
  private static Path temporary(FileSystem system, String folder, String name, byte[] bytes)
      throws IOException {
    Path temporary = new Path(new Path(folder, TEMPORARY), name + "." + UUID.randomUUID());
    try (OutputStream out = system.create(temporary, true)) {
      out.write(bytes);
    } catch (IOException failed) {
      system.delete(temporary, false);
      throw failed;
    }
    return system.makeQualified(temporary);
  }

  /** Removes the folder of files that are not whole yet, if there is none. */
  void removeTemporary(String folder) throws IOException {
    removeIfEmpty(new Path(folder, TEMPORARY).toString());
  }

  /** Removes a folder in which nobody else has a file. */
  void removeIfEmpty(String path) throws IOException {
    Path folder = new Path(path);
    if (system(path).exists(folder) && !system(path).listStatusIterator(folder).hasNext()) {
      system(path).delete(folder, false);
    }
  }
}

package inr.io;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears whole or not at all.
 *
 * <p>The claim makes the hidden file {@code .NAME.part} in the same folder and locks it: that tries
 * name, folder and permissions, and whoever claims the file meanwhile is told so. The bytes go
 * there, are forced to disk and moved into place. The system takes the lock from a process that was
 * killed, so the next claim takes over what that one left, and removes it with its own.
 *
 * <p>Some network file systems have no locks. There a hidden file belongs to whoever made it, and
 * one that was left has to be removed by hand.
 */
public final class AtomicFile implements Output {
  private static final int MOST_LINKS = 40;

  /**
   * Hidden files of this process. A second one would not only share their lock: closing it would
   * give the lock away, since Unix does not tell the openings of one process apart.
   */
  private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

  private final Path target;
  private final Path place;
  private final Path partial;
  private final boolean overwrite;

  private final AtomicBoolean closed = new AtomicBoolean();

  /** The hidden file, until it is in place. */
  private volatile @Nullable RandomAccessFile file;

  private AtomicFile(Path target, Path place, boolean overwrite) {
    this.target = target;
    this.place = place;
    this.partial = Sibling.of(place, ".", ".part");
    this.overwrite = overwrite;
  }

  static AtomicFile claim(Path target, boolean overwrite) throws IOException {
    Path followed = followed(target);
    Path folder = followed.getParent();
    if (folder == null || Files.isDirectory(followed)) {
      throw refused(target, "is a folder; name a file to write");
    }
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          target.toString(),
          null,
          "there is no folder " + folder + " to write into; make it first or name another");
    }
    requireGoodName(target, followed);
    AtomicFile claim =
        new AtomicFile(target, folder.toRealPath().resolve(followed.getFileName()), overwrite);
    if (!CLAIMED.add(claim.partial)) {
      throw refused(target, "is being written by this program already; name another file");
    }
    try {
      claim.file = claim.locked();
      if (!overwrite && Files.exists(claim.place)) {
        throw claim.exists();
      }
    } catch (IOException | RuntimeException e) {
      claim.close();
      throw e;
    }
    return claim;
  }

  /** A link is followed, even to a file that is not there yet, so that the link stays one. */
  private static Path followed(Path target) throws IOException {
    Path place = target.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(place); links++) {
      if (links == MOST_LINKS) {
        throw refused(target, "is a link that leads to no end; name another file");
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return place;
  }

  /** The name of the hidden file may be the shorter one. */
  private static void requireGoodName(Path target, Path place) throws IOException {
    try {
      Files.readAttributes(place, BasicFileAttributes.class);
    } catch (NoSuchFileException | AccessDeniedException none) {
      return; // what may not be looked at is told when it is made
    } catch (FileSystemException wrong) {
      throw Output.unwritten(target, wrong);
    }
  }

  /** The hidden file, whoever made it, locked by us. */
  private RandomAccessFile locked() throws IOException {
    while (true) {
      boolean made = make();
      Optional<Object> before = key();
      RandomAccessFile opened = new RandomAccessFile(partial.toFile(), "rw");
      boolean ours = false;
      try {
        lock(opened, made);
        // Its former owner may have moved or removed it before we had the lock.
        ours = before.isPresent() && before.equals(key());
        if (ours) {
          return opened;
        }
      } finally {
        if (!ours) {
          opened.close();
        }
      }
    }
  }

  /** False if somebody else made it. */
  private boolean make() throws IOException {
    try {
      Files.createFile(partial);
      return true;
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(partial, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(partial)) {
        throw refused(target, "cannot be written while " + partial + " is there; remove that");
      }
      return false;
    } catch (AccessDeniedException e) {
      throw new AccessDeniedException(
          target.toString(),
          null,
          "folder " + place.getParent() + " may not be written to by this user");
    } catch (NoSuchFileException e) {
      throw refused(target, "folder " + place.getParent() + " takes no files; name another");
    } catch (IOException e) {
      throw Output.unwritten(target, e);
    }
  }

  private void lock(RandomAccessFile opened, boolean made) throws IOException {
    FileLock lock;
    try {
      lock = opened.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      throw taken();
    } catch (IOException noLocks) {
      if (made) {
        return;
      }
      throw refused(
          target,
          "is being written, or was when a process was killed; if nobody does, remove " + partial);
    }
    if (lock == null) {
      throw taken();
    }
  }

  /** What tells the hidden file from a later one of its name; empty if it is gone. */
  private Optional<Object> key() throws IOException {
    try {
      Object key =
          Files.readAttributes(partial, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .fileKey();
      return Optional.of(key == null ? partial : key); // Windows has none, and moves no open file
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Path target() {
    return target;
  }

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public long write(Body body) throws IOException {
    RandomAccessFile open = file;
    if (open == null) {
      open = locked();
      file = open;
    }
    try {
      open.setLength(0);
      body.writeTo(open);
      open.getFD().sync();
      long bytes = open.length();
      move(open);
      file = null;
      open.close();
      return bytes;
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw Output.unwritten(target, e);
    } finally {
      if (file != null) {
        empty(open);
      }
    }
  }

  private void move(RandomAccessFile open) throws IOException {
    if (File.separatorChar == '\\') {
      open.close(); // Elsewhere the lock holds until the file is in place.
    }
    if (overwrite) {
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
    } else {
      // Without REPLACE_EXISTING a file that appeared in the meantime is kept.
      Files.move(partial, place);
    }
  }

  /** On a full disk others need the room. */
  private static void empty(RandomAccessFile open) {
    try {
      open.setLength(0);
    } catch (IOException e) {
      // Told already, by what it failed of.
    }
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return; // Somebody else may have claimed it.
    }
    RandomAccessFile open = file;
    file = null;
    try {
      if (open != null) {
        Files.deleteIfExists(partial);
        open.close();
      }
    } catch (IOException e) {
      // Who claims the file next takes over what is left.
    }
    CLAIMED.remove(partial);
  }

  private static FileSystemException refused(Path target, String reason) {
    return new FileSystemException(target.toString(), null, reason);
  }

  private FileSystemException taken() {
    return refused(target, "is being written by somebody else; wait for that or name another file");
  }

  private FileAlreadyExistsException exists() {
    return new FileAlreadyExistsException(
        target.toString(), null, "exists already; name another file or allow overwriting");
  }
}

package inr.spark;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** What is made of a file. */
interface FileWork {
  /** Gives the work where it is done: what crosses to executors is plain text. */
  interface Source extends Serializable {
    FileWork work();
  }

  /** What was made. */
  record Product(byte[] bytes, Columns facts) {}

  /** Folder of the products. */
  String folder();

  /** Ending of their names. */
  String ending();

  /** Name of the product of a content, without its ending. */
  String key(String sha256);

  /**
   * Makes it.
   *
   * @throws SignalFormatException if the file is not what it should be
   * @throws IOException if the disk fails
   */
  Product make(Path file, int threads) throws IOException;

  /**
   * What there is to be told of a product that is there.
   *
   * @throws SignalFormatException if it is damaged
   */
  Columns facts(Path product) throws IOException;
}

package inr.spark;

import inr.field.FitSettings;
import inr.field.tiled.Cutting;
import inr.field.tiled.Seam;
import inr.field.tiled.TileMeasure;
import inr.field.tiled.TileSource;
import inr.field.tiled.TiledIndex;
import inr.field.tiled.TiledModel;
import inr.field.tiled.Tiling;
import inr.io.InputBudget;
import inr.io.SignalFormatException;
import inr.io.image.PictureWriter;
import inr.io.media.MediaOptions;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Fits a picture in tiles: {@code spark-submit --class inr.spark.FitTiles}.
 *
 * <p>The driver reads the picture once and cuts the windows of the tiles into files; executors fit
 * one each, and in a second stage measure one each. The folder is the one that {@code inr fit
 * --tiles} writes, byte for byte.
 */
@Command(
    name = "FitTiles",
    description = "Fits a picture in tiles, each with a network of its own.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class FitTiles implements Callable<Integer> {
  private static final StructType SEAMS =
      new StructType()
          .add("tile", DataTypes.IntegerType)
          .add("next", DataTypes.IntegerType)
          .add("strip_psnr", DataTypes.DoubleType)
          .add("inside_psnr", DataTypes.DoubleType)
          .add("step", DataTypes.DoubleType)
          .add("original_step", DataTypes.DoubleType)
          .add("shows", DataTypes.BooleanType);

  private final String[] args;

  @Mixin private JobFolders folders = new JobFolders();

  @Option(
      names = "--tile",
      required = true,
      paramLabel = "T",
      description = "Most pixels along the side of a tile.")
  private int tile;

  @Option(
      names = "--overlap",
      paramLabel = "V",
      description = "Pixels that networks see beyond their tiles (default ${DEFAULT-VALUE}).")
  private int overlap = 16;

  @Option(
      names = "--force",
      description = "Put the tiles in place of those of an index that is there.")
  private boolean force;

  @Mixin private FitWishes wishes = new FitWishes();

  private FitTiles(String[] args) {
    this.args = args;
  }

  /** Runs it in the session of the submitter. */
  public static void main(String[] args) {
    Job.exit(run(args));
  }

  /** Runs it in this process and returns its exit code. */
  static int run(String... args) {
    return Job.execute(FitWishes.parser(new FitTiles(args)), args);
  }

  private static FitWishes wishes(String[] args) {
    FitTiles parsed = new FitTiles(args);
    FitWishes.parser(parsed).parseArgs(args);
    return parsed.wishes;
  }

  @Override
  public Integer call() throws IOException {
    SparkSession spark = SparkSession.builder().getOrCreate();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    ClusterFiles files =
        new ClusterFiles(new SerializableConfiguration(context.hadoopConfiguration()));
    String folder = folders.output();
    if (!force && files.exists(folder + "/" + TiledModel.INDEX)) {
      throw new IOException(folder + ": exists already; name another folder or give --force");
    }
    files.makeFolder(folder + "/" + TileTask.CUTS);
    try (LocalFolder local = LocalFolder.make()) {
      Set<String> former = former(files, Files.createDirectory(local.path().resolve("former")));
      // The disk alone bounds them, as it does the copy of the picture.
      MediaOptions options =
          MediaOptions.of()
              .withOneChannel(wishes.settings().oneChannel())
              .withBudget(InputBudget.of().withTemporaryBytes(Long.MAX_VALUE));
      Path input = Files.createDirectory(local.path().resolve("input"));
      TileSource whole = TileSource.read(files.copy(folders.input(), input), options);
      Medium.Picture picture = whole.picture();
      Tiling tiling = Tiling.of(picture.width(), picture.height(), tile, overlap);
      Path windows = Files.createDirectory(local.path().resolve("windows"));
      List<String> keys = cut(files, wishes.settings().of(picture), whole, tiling, windows);
      TiledIndex index = fit(context, files, whole, tiling, keys);
      List<TileMeasure> measures = measure(context, files, index);
      int code = finish(spark, files, index.measured(measures), Seam.of(index, measures));
      keys.forEach(former::remove);
      for (String key : former) {
        files.delete(folder + "/" + TiledIndex.Tile.file(key));
      }
      return code;
    }
  }

  /** Keys of the index that is replaced; none of one that is damaged. */
  private Set<String> former(ClusterFiles files, Path local) throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    if (files.exists(folders.output() + "/" + TiledModel.INDEX)) {
      try {
        files.copy(folders.output() + "/" + TiledModel.INDEX, local);
        TiledModel.open(local).index().tiles().forEach(tile -> keys.add(tile.key()));
      } catch (SignalFormatException | ChecksumException damaged) {
        keys.clear();
      }
    }
    return keys;
  }

  /** Cuts the windows into files, those of equal content once, and gives the keys of all tiles. */
  private List<String> cut(
      ClusterFiles files, FitSettings settings, TileSource whole, Tiling tiling, Path local)
      throws IOException {
    List<String> keys = new ArrayList<>();
    whole.walk(
        tiling,
        tile -> true,
        (tile, window) -> {
          String key = settings.key(Cutting.sha256(window));
          keys.add(key);
          if (!files.exists(TileTask.cut(folders.output(), key))) {
            Path png = local.resolve("window.png");
            PictureWriter.write(png, Cutting.picture(window), window.signal().samples(), true);
            files.write(
                folders.output() + "/" + TileTask.CUTS, key + ".png", Files.readAllBytes(png));
          }
        });
    return keys;
  }

  private TiledIndex fit(
      JavaSparkContext context,
      ClusterFiles files,
      TileSource whole,
      Tiling tiling,
      List<String> keys) {
    Set<String> different = new LinkedHashSet<>(keys);
    String[] words = args;
    TileTask task =
        new TileTask(
            files, folders.output(), whole.name(), whole.sha256(), () -> wishes(words).settings());
    Map<String, TileTask.Fitted> fitted = new HashMap<>();
    context
        .parallelize(List.copyOf(different), different.size())
        .map(task)
        .collect()
        .forEach(one -> fitted.put(one.key(), one));
    System.out.println(
        "inr-spark: "
            + fitted.values().stream().filter(TileTask.Fitted::now).count()
            + " of "
            + fitted.size()
            + " networks fitted");
    return TiledIndex.of(
        whole,
        tiling,
        keys.stream().map(key -> Objects.requireNonNull(fitted.get(key)).entry()).toList());
  }

  private List<TileMeasure> measure(
      JavaSparkContext context, ClusterFiles files, TiledIndex index) {
    List<Integer> tiles = IntStream.range(0, index.tiles().size()).boxed().toList();
    return context
        .parallelize(tiles, tiles.size())
        .map(new MeasureTask(files, folders.output(), context.broadcast(new SharedIndex(index))))
        .collect();
  }

  private int finish(SparkSession spark, ClusterFiles files, TiledIndex index, List<Seam> seams)
      throws IOException {
    String folder = folders.output();
    files.replace(folder, TiledModel.INDEX, TiledModel.bytes(index));
    List<Row> rows = new ArrayList<>();
    for (Seam seam : seams) {
      rows.add(
          RowFactory.create(
              seam.tile(),
              seam.next(),
              seam.strip(),
              seam.inside(),
              seam.step(),
              seam.originalStep(),
              seam.shows()));
    }
    spark
        .createDataFrame(rows, SEAMS)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder + "/results/run=" + folders.run());
    for (TiledIndex.Tile tile : index.tiles()) {
      files.delete(TileTask.cut(folder, tile.key()));
    }
    files.removeTemporary(folder + "/" + TileTask.CUTS);
    files.removeIfEmpty(folder + "/" + TileTask.CUTS);
    files.removeTemporary(folder);
    long shown = seams.stream().filter(Seam::shows).count();
    System.out.printf(
        Locale.ROOT,
        "inr-spark: %s: PSNR %.4f dB, %d tiles, %d of %d seams show%n",
        folder,
        index.psnr(),
        index.tiles().size(),
        shown,
        seams.size());
    return shown == 0 ? Job.DONE : Job.SEAMS_SHOW;
  }
}

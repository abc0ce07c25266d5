package inr.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A row of the results: what is known of one file; the rest is null. */
final class Columns {
  /** Columns in their order. */
  static final StructType SCHEMA = schema();

  private final Map<String, Object> values = new LinkedHashMap<>();

  private static StructType schema() {
    StructType schema = new StructType();
    for (String name : new String[] {"path", "sha256", "key"}) {
      schema = schema.add(name, DataTypes.StringType);
    }
    schema = all(schema, DataTypes.LongType, "bytes_in", "bytes_out");
    schema = all(schema, DataTypes.StringType, "medium");
    schema = all(schema, DataTypes.IntegerType, "width", "height", "channels", "frames");
    schema = all(schema, DataTypes.StringType, "model");
    schema = all(schema, DataTypes.LongType, "parameters", "steps");
    schema = all(schema, DataTypes.DoubleType, "psnr", "ssim", "snr", "bits_per_sample", "seconds");
    return all(schema, DataTypes.StringType, "host", "jdk", "inr_version", "status", "message");
  }

  private static StructType all(StructType schema, DataType type, String... names) {
    StructType longer = schema;
    for (String name : names) {
      longer = longer.add(name, type);
    }
    return longer;
  }

  Columns put(String name, Object value) {
    SCHEMA.fieldIndex(name);
    values.put(name, value);
    return this;
  }

  /** Whether a column has a value. */
  boolean is(String name, Object value) {
    return value.equals(values.get(name));
  }

  /** Adds all that another one knows. */
  Columns putAll(Columns other) {
    values.putAll(other.values);
    return this;
  }

  Row row() {
    Object[] row = new Object[SCHEMA.length()];
    values.forEach((name, value) -> row[SCHEMA.fieldIndex(name)] = value);
    return RowFactory.create(row);
  }
}

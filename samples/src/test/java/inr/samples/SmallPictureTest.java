package inr.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.Encoding;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SmallPictureTest {
  @Test
  void theWalkGoesAsItIsTold() throws IOException {
    DecodedPicture original = SmallPicture.hills();
    Encoding encoding = SmallPicture.encode(original, 700);
    byte[] file = encoding.file();
    assertTrue(file.length <= 700 && file.length >= 686, file.length + " bytes");
    DecodedPicture back = Codec.decode(file);
    assertEquals(encoding.psnr(), SmallPicture.psnr(original, back), 1e-9);
    assertEquals(5, SmallPicture.givenUp(original, 5));
  }
}

package se.sakeratkomst.idp.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as a page draws it.
 *
 * @param size modules on a side, quiet zone included
 * @param path the dark modules as SVG path data, one unit a module
 * @see <a href="https://www.iso.org/standard/83389.html">ISO/IEC 18004: a quiet zone of four modules</a>
 */
public record QrCode(int size, String path) {
    private static final int QUIET = 4;

    /** The code that holds a text. */
    public static QrCode of(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
            return new QrCode(matrix.getWidth(), path(matrix));
        } catch (WriterException e) {
            throw new IllegalStateException("Text of " + text.length() + " characters as a QR code", e);
        }
    }

    private static String path(BitMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                int begin = x;
                while (x < matrix.getWidth() && matrix.get(x, y)) {
                    x++;
                }
                if (x > begin) {
                    path.append("M%d %dh%dv1h-%dz".formatted(begin, y, x - begin, x - begin));
                }
            }
        }
        return path.toString();
    }
}

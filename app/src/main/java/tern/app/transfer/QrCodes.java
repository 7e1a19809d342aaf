package tern.app.transfer;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.Optional;

/// Writes and reads QR codes. Plain Java: pictures are pixels.
final class QrCodes {

    /// Nobody photographs an address larger than that, and the pixels have to fit into memory.
    static final int LARGEST_SIDE = 6000;

    private QrCodes() {}

    /// @return the code's squares, true where dark, without a border
    static boolean[][] squares(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
            boolean[][] squares = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (int y = 0; y < squares.length; y++) {
                for (int x = 0; x < squares[y].length; x++) {
                    squares[y][x] = matrix.get(x, y);
                }
            }
            return squares;
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds " + text.length() + " characters", e);
        }
    }

    /// @param argb pixels, line by line
    /// @return what the code in the picture says; empty where none is found
    static Optional<String> read(int[] argb, int width, int height) {
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, argb);
        Optional<String> upright = read(new BinaryBitmap(new HybridBinarizer(source)));
        // codes on dark screens are light on dark
        return upright.isPresent() ? upright : read(new BinaryBitmap(new HybridBinarizer(source.invert())));
    }

    private static Optional<String> read(BinaryBitmap picture) {
        try {
            return Optional.of(new QRCodeReader().decode(picture, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                    .getText());
        } catch (ReaderException e) {
            // a picture without a code is an answer and no failure
            return Optional.empty();
        }
    }
}

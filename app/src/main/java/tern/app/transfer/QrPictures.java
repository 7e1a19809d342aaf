package tern.app.transfer;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Choosers;
import tern.app.ui.Texts;

/// QR codes from a picture in the clipboard or in a file.
public final class QrPictures {

    private static final List<String> PICTURES = List.of("*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp");

    private final Choosers choosers;
    private final Texts texts;
    private final Executor background;
    private final Executor ui;

    /// @param choosers   asks for a file
    /// @param background runs what blocks
    /// @param ui         runs on the FX thread
    public QrPictures(Choosers choosers, Texts texts, Executor background, Executor ui) {
        this.choosers = choosers;
        this.texts = texts;
        this.background = background;
        this.ui = ui;
    }

    /// A picture, a picture file, or an address as text.
    void fromClipboard(TransferPresenter presenter) {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasImage()) {
            read(clipboard.getImage(), presenter);
        } else if (clipboard.hasFiles() && !clipboard.getFiles().isEmpty()) {
            fromFile(clipboard.getFiles().getFirst(), presenter);
        } else {
            presenter.noPicture(texts.get("send.qr.no.picture"));
        }
    }

    void fromFile(TransferPresenter presenter) {
        choosers.openFile(texts.get("send.qr.choose"), new Choosers.Filter(texts.get("send.qr.pictures"), PICTURES))
                .ifPresent(file -> fromFile(file.toFile(), presenter));
    }

    /// The pixels are read on a thread of the toolkit's, and never more than the bounds allow.
    void fromFile(File file, TransferPresenter presenter) {
        Image image = new Image(file.toURI().toString(), QrCodes.LARGEST_SIDE / 2.0, QrCodes.LARGEST_SIDE / 2.0, true,
                true, true);
        image.progressProperty().addListener((_, _, progress) -> {
            if (progress.doubleValue() >= 1) {
                if (image.isError()) {
                    presenter.noPicture(texts.get("send.qr.unreadable", file.getName().toLowerCase(Locale.ROOT)));
                } else {
                    read(image, presenter);
                }
            }
        });
    }

    private void read(@Nullable Image image, TransferPresenter presenter) {
        if (image == null || image.getPixelReader() == null || image.getWidth() < 1) {
            presenter.noPicture(texts.get("send.qr.no.picture"));
            return;
        }
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        if (width > QrCodes.LARGEST_SIDE || height > QrCodes.LARGEST_SIDE) {
            presenter.noPicture(texts.get("send.qr.large"));
            return;
        }
        // its pixels are all there: copying some millions of them can be done elsewhere
        PixelReader reader = image.getPixelReader();
        background.execute(() -> {
            int[] pixels = new int[width * height];
            reader.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            Optional<String> text = QrCodes.read(pixels, width, height);
            ui.execute(() -> presenter.scanned(text));
        });
    }
}

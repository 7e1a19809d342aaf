package tern.app.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/// The desktop's clipboard.
public final class SystemBoard implements SecretClipboard.Board {

    /// What KDE's clipboard history and others heed: this is a password, keep it not.
    private static final String HINT = "x-kde-passwordManagerHint";

    @Override
    public Optional<String> read() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }

    @Override
    public void writeSecret(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        content.put(hint(), ByteBuffer.wrap("secret".getBytes(StandardCharsets.US_ASCII)));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void clear() {
        Clipboard.getSystemClipboard().clear();
    }

    /// A format may be made once only.
    private static DataFormat hint() {
        @Nullable
        DataFormat known = DataFormat.lookupMimeType(HINT);
        return known == null ? new DataFormat(HINT) : known;
    }
}

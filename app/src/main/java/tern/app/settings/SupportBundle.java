package tern.app.settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What goes into a report, as texts that the person can read before anybody else does. Nothing in it is sent anywhere.
///
/// @param parts in their order
public record SupportBundle(List<Part> parts) {

    /// @param name of the file in the archive
    /// @param text all of it
    public record Part(String name, String text) {}

    public SupportBundle {
        parts = List.copyOf(parts);
    }

    /// As an archive with one file a part.
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Part part : parts) {
                zip.putNextEntry(new ZipEntry(part.name()));
                zip.write(part.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            // memory does not refuse to be written
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package tern.wallet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where tests find vectors (shipped) and real chains' metadata (kept beside the project, absent on other machines).
public final class TestData {

    private TestData() {}

    /// @param name file name under `vectors/`
    public static JsonNode vectors(String name) {
        try (InputStream in = TestData.class.getResourceAsStream("/vectors/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no vectors " + name);
            }
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Metadata of a real chain; the calling test is skipped, with a message, where the file is not at hand.
    ///
    /// @param name for example `finney-424.metadata.scale`
    public static byte[] metadata(String name) {
        Path file = metadataFolder().resolve(name);
        Assumptions.assumeTrue(Files.isReadable(file), () -> "skipped: real chain metadata " + name + " is not here");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path metadataFolder() {
        // tests run in the module's folder; the data lies beside the repository
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return here.resolve("shared").resolve("data");
    }
}

package tern.node.practice.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import tern.wallet.metadata.RuntimeMetadata;

/// Metadata of the real chain, which is kept beside the project and absent on other machines.
final class RealMetadata {

    private RealMetadata() {}

    /// Skips the calling test, with a message, where the file is not at hand.
    static RuntimeMetadata finney() throws Exception {
        String name = "finney-424.metadata.scale";
        Path found = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null && found == null; at = at.getParent()) {
            Path file = at.resolve("shared").resolve("data").resolve(name);
            found = Files.isReadable(file) ? file : null;
        }
        Assumptions.assumeTrue(found != null, "skipped: real chain metadata " + name + " is not here");
        return RuntimeMetadata.decode(Files.readAllBytes(found));
    }
}

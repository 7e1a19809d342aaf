package tern.app.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/// The folder with the guide's pages, in Markdown, and its pictures.
public final class Guide {

    private static final String DISTRIBUTION = "tern.dist";
    private static final int LARGEST = 1 << 18;

    private final Path folder;

    /// @param folder need not be there: then no page can be read
    public Guide(Path folder) {
        this.folder = folder;
    }

    /// The one that came with this copy; empty where it runs from class folders.
    public static Optional<Guide> here() {
        return Optional.ofNullable(System.getProperty(DISTRIBUTION))
                .map(root -> new Guide(Path.of(root).resolve("docs").resolve("guide")));
    }

    /// @throws IOException when it is not there or cannot be read
    Node read(GuidePage page) throws IOException {
        Path file = folder.resolve(page.file());
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large for a page: " + file);
        }
        return Parser.builder().build().parse(Files.readString(file));
    }

    /// A picture that a page names; empty where that leads out of the guide, or nowhere.
    Optional<Path> picture(String name) {
        Path file = folder.resolve(name).normalize();
        return Optional.of(file).filter(one -> one.startsWith(folder.normalize()) && Files.isRegularFile(one));
    }
}

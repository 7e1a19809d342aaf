package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder laid out as the build's `app/target/tern`.
///
/// @param root the folder with `bin` and `lib`
record Distribution(Path root) {

    private static final String FIRST = "tern.jar";

    Path lib() {
        return root.resolve("lib");
    }

    Path javafx() {
        return lib().resolve("javafx");
    }

    StartScript script() throws IOException {
        return StartScript.read(root.resolve("bin").resolve("tern"));
    }

    /// The jars of the class path in the one order that all of Tern uses: class caches hold for that order alone.
    List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(lib())) {
            List<String> others = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.equals(FIRST))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(FIRST), others.stream()).toList();
        }
    }

    List<Path> javafxJars() throws IOException {
        try (Stream<Path> files = Files.list(javafx())) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    String classPath(String separator) throws IOException {
        return String.join(separator, jars().stream().map(jar -> lib().resolve(jar).toString()).toList());
    }
}

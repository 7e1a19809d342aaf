package tern.installers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The Java that a package brings: the modules that the jars need, and no more.
final class JavaRuntime {

    /// Needed though no jar names it: sentences, dates and numbers in the languages that Tern speaks.
    private static final Set<String> BESIDES = Set.of("jdk.localedata");
    private static final String WINDOW = "javafx.controls";
    private static final String LANGUAGES = "en,de,zh";

    private JavaRuntime() {}

    /// What the jars use of the JDK, as jdeps finds it.
    static Set<String> modules(Distribution distribution) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--multi-release", "25", "--ignore-missing-deps",
                "--print-module-deps", "--module-path", distribution.javafx().toString(), "--class-path",
                distribution.classPath(File.pathSeparator)));
        for (String jar : distribution.jars()) {
            arguments.add(distribution.lib().resolve(jar).toString());
        }
        distribution.javafxJars().forEach(jar -> arguments.add(jar.toString()));
        return named(Commands.tool("jdeps", arguments));
    }

    /// @param said by jdeps: warnings, and one line of names
    static Set<String> named(String said) {
        List<String> lines = said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || !lines.getLast().startsWith("java.base")) {
            throw new IllegalArgumentException("jdeps named no modules: " + said);
        }
        Set<String> names = new TreeSet<>(BESIDES);
        for (String name : lines.getLast().split(",")) {
            if (!name.startsWith("javafx.")) {
                names.add(name);
            }
        }
        return names;
    }

    /// JavaFX becomes part of the runtime: Java keeps a class cache of modules for every place of them only there.
    ///
    /// @param javafx the folder with its jars, without native libraries
    /// @param home   will be the runtime's `java.home`
    static void link(Set<String> modules, Path javafx, Path home) throws IOException, InterruptedException {
        Commands.tool("jlink", List.of("--module-path", javafx.toString(), "--add-modules",
                String.join(",", modules) + "," + WINDOW, "--include-locales=" + LANGUAGES,
                "--strip-debug", "--no-man-pages", "--no-header-files",
                // JNA, too, finds its library beside Java's own then
                "--add-options=-Djna.nosys=false", "--output", home.toString()));
    }

    /// Writes the one archive of classes that Tern's programs without a class cache of their own use; jlink would make
    /// two.
    static void archive(Path home) throws IOException, InterruptedException {
        Commands.run(List.of(java(home).toString(), "-XX:+UseSerialGC", "-Xshare:dump"), home, Map.of());
        if (!Files.isRegularFile(home.resolve("lib").resolve("server").resolve("classes.jsa"))
                && Platform.current() != Platform.WINDOWS) {
            throw new IOException("no archive of classes was written in " + home);
        }
    }

    static Path java(Path home) {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }
}

package tern.installers;

import java.util.List;
import java.util.Locale;

/// The kinds of system a package is made for. Each is made on itself: jlink and jpackage know no other.
enum Platform {
    LINUX("bin", "lib/app", "lib/runtime", "lib"),
    MAC("Contents/MacOS", "Contents/app", "Contents/runtime/Contents/Home", "lib"),
    WINDOWS("", "app", "runtime", "bin");

    private final String launchers;
    private final String distribution;
    private final String runtime;
    private final String libraries;

    Platform(String launchers, String distribution, String runtime, String libraries) {
        this.launchers = launchers;
        this.distribution = distribution;
        this.runtime = runtime;
        this.libraries = libraries;
    }

    /// The folder of the programs that jpackage made, as seen from the image.
    String launchers() {
        return launchers;
    }

    /// The folder that holds what the build has in `app/target/tern`, as seen from the image.
    String distribution() {
        return distribution;
    }

    /// What will be `java.home`, as seen from the image.
    String runtime() {
        return runtime;
    }

    /// Where a Java looks for native libraries first, as seen from its home.
    String libraries() {
        return libraries;
    }

    static Platform current() {
        return of(System.getProperty("os.name", ""));
    }

    /// @param osName as Java names it
    static Platform of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MAC : LINUX;
    }

    /// @return `x64` or `arm64`
    static String processor() {
        String arch = System.getProperty("os.arch", "");
        return switch (arch) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> throw new IllegalStateException("no packages are made for the processor " + arch);
        };
    }

    /// Where the libraries of this kind of system and processor lie inside the jars that bring some for all; JavaFX’s
    /// jars are made for one system and have theirs at the top.
    List<String> foldersInJars(String processor) {
        boolean arm = processor.equals("arm64");
        return switch (this) {
            case LINUX -> List.of("org/sqlite/native/Linux/" + (arm ? "aarch64/" : "x86_64/"),
                    "com/sun/jna/linux-" + (arm ? "aarch64/" : "x86-64/"));
            case MAC -> List.of("org/sqlite/native/Mac/" + (arm ? "aarch64/" : "x86_64/"),
                    "com/sun/jna/darwin-" + (arm ? "aarch64/" : "x86-64/"));
            case WINDOWS -> List.of("org/sqlite/native/Windows/" + (arm ? "aarch64/" : "x86_64/"),
                    "com/sun/jna/win32-" + (arm ? "aarch64/" : "x86-64/"));
        };
    }
}

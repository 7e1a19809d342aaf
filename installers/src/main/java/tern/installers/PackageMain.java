package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes this system's packages out of the build's distribution.
///
/// Arguments, each with a value: `--dist` (the build's `app/target/tern`), `--sources` (this folder), `--assets` (icons),
/// `--bill` (CycloneDX as XML), `--rehearsal` (class path of the training program), `--version`, `--time` (ISO 8601, of
/// every file), `--out`; and, where wished, `--types`: `all`, or some of `app-image,deb,rpm` on Linux, `app-image,dmg,pkg` on macOS,
/// `app-image,msi` on Windows.
///
/// Signs when `TERN_SIGNING_KEY` holds an Ed25519 key (PKCS#8, PEM) or the path of a file with one.
public final class PackageMain {

    private static final Set<String> NAMES = Set.of("--dist", "--sources", "--assets", "--bill", "--rehearsal",
            "--version", "--time", "--out", "--types");
    private static final String ALL = "all";
    private static final String PUBLIC_KEY = "release-key.pub";
    private static final String SIGNING_KEY = "TERN_SIGNING_KEY";

    private final Map<String, String> options;
    private final Platform platform = Platform.current();

    private PackageMain(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new PackageMain(read(args)).run();
    }

    static Map<String, String> read(String[] args) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!NAMES.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("not known, or without a value: " + args[i]);
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    static List<String> types(String wished, Platform platform) {
        return wished.equals(ALL) ? allTypes(platform) : List.of(wished.split(",", -1));
    }

    private static List<String> allTypes(Platform platform) {
        return switch (platform) {
            case LINUX -> List.of("app-image", "deb", "rpm");
            case MAC -> List.of("app-image", "dmg", "pkg");
            case WINDOWS -> List.of("app-image", "msi");
        };
    }

    private void run() throws IOException, InterruptedException {
        Path out = path("--out").toAbsolutePath();
        Path work = Files.createDirectories(out.resolve("work"));
        Path packages = out.resolve("packages");
        Folders.delete(packages);
        Files.createDirectories(packages);
        String version = needed("--version");
        Instant time = Instant.parse(needed("--time"));
        Image image = image(work, out.resolve("image"), version, time);
        List<String> types = types(options.getOrDefault("--types", ALL), platform);
        make(image, types, work, packages, version, time);
        Bill bill = Bill.ofThisJava();
        bill.copy(path("--bill"), packages.resolve("tern-" + version + "-sbom.xml"));
        Path json = path("--bill").resolveSibling("bom.json");
        if (Files.isRegularFile(json)) {
            bill.copy(json, packages.resolve("tern-" + version + "-sbom.json"));
        }
        Checksums.write(packages);
        sign(packages);
        for (Path file : Folders.all(packages)) {
            if (Files.isRegularFile(file)) {
                say("%s  %.1f MB", file.getFileName(), Files.size(file) / 1e6);
            }
        }
    }

    private Image image(Path work, Path place, String version, Instant time) throws IOException, InterruptedException {
        Distribution distribution = new Distribution(path("--dist").toAbsolutePath());
        Image made = Image.assemble(distribution, work, version, icon(work), time);
        new Notices(path("--bill"), path("--sources").resolve("legal"))
                .write(made.distribution(), made.distribution().root().resolve("legal"));
        Path key = path("--sources").resolve(PUBLIC_KEY);
        if (Files.isRegularFile(key)) {
            Files.copy(key, made.distribution().root().resolve(PUBLIC_KEY));
        }
        Folders.delete(place);
        Files.createDirectories(place);
        Path root = place.resolve(platform == Platform.LINUX ? "tern" : made.root().getFileName().toString());
        Files.move(made.root(), root, StandardCopyOption.ATOMIC_MOVE);
        Image image = new Image(root, platform);
        // before the caches, which hold for the times they have seen, and after them for the caches themselves
        Folders.settle(root, time);
        new ClassCaches(image, path("--rehearsal").toAbsolutePath().toString()).make();
        Folders.settle(root, time);
        image.check(version);
        if (platform == Platform.MAC) {
            // what was changed since jpackage signed it for this computer
            Commands.run(List.of("codesign", "--force", "--deep", "--sign", "-", root.toString()), place, Map.of());
        }
        say("image  %.1f MB, of it Java %.1f MB", Folders.size(root) / 1e6, Folders.size(image.runtime()) / 1e6);
        return image;
    }

    private void make(Image image, List<String> types, Path work, Path packages, String version, Instant time)
            throws IOException, InterruptedException {
        if (platform != Platform.LINUX) {
            SystemPackages.make(image, types.stream().filter(type -> !type.equals("app-image")).toList(), version,
                    path("--dist").resolve("LICENSE"), packages);
            return;
        }
        Path tree = work.resolve("tree");
        new LinuxTree(path("--sources").resolve("linux"), path("--assets")).write(image, tree, time);
        if (types.contains("deb")) {
            new DebPackage(tree, version, time).make(packages);
        }
        if (types.contains("rpm")) {
            new RpmPackage(tree, version, time).make(work.resolve("rpm"), packages);
        }
    }

    private void sign(Path packages) throws IOException {
        String wished = System.getenv(SIGNING_KEY);
        if (wished == null || wished.isBlank()) {
            say("not signed: %s is not set", SIGNING_KEY);
            return;
        }
        Path key = path("--sources").resolve(PUBLIC_KEY);
        if (!Files.isRegularFile(key)) {
            throw new IOException("there is a key to sign with, but no public half at " + key);
        }
        String secret = wished.startsWith("-----") ? wished : Files.readString(Path.of(wished));
        Checksums.sign(packages, secret, Files.readString(key));
        say("signed");
    }

    private Path icon(Path work) throws IOException {
        Path icons = path("--assets");
        return switch (platform) {
            case LINUX -> icons.resolve("tern-512.png");
            case MAC -> IconFiles.icns(icons, work.resolve("tern.icns"));
            case WINDOWS -> IconFiles.ico(icons, work.resolve("tern.ico"));
        };
    }

    private Path path(String name) {
        return Path.of(needed(name));
    }

    private String needed(String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

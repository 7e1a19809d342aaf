package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares two images of one commit, file by file, and says which differ.
///
/// Arguments: the two folders. The exit code is 1 where a file differs that may not.
public final class ImageComparison {

    /// What may differ, and why: a class cache holds what the training run compiled and counted, which depends on time.
    /// Everything else is the same in every build.
    static final List<String> MAY_DIFFER = List.of("tern-cli.aot", "tern-practice.aot", ClassCaches.PROBE_CACHE,
            ClassCaches.WINDOW);

    private ImageComparison() {}

    public static void main(String[] args) throws IOException {
        List<String> differing = differing(Path.of(args[0]), Path.of(args[1]));
        List<String> wrong = differing.stream().filter(path -> !mayDiffer(path)).toList();
        differing.forEach(path -> System.out.println((mayDiffer(path) ? "differs, as it may: " : "DIFFERS: ") + path));
        System.out.println(differing.size() + " files differ, " + wrong.size() + " of them may not");
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    static boolean mayDiffer(String path) {
        return MAY_DIFFER.stream().anyMatch(name -> path.equals(name) || path.endsWith("/" + name));
    }

    /// Paths of files that are in one folder alone, or not the same in both: bytes, time, permissions, where a link
    /// leads.
    static List<String> differing(Path one, Path other) throws IOException {
        TreeMap<String, String> first = described(one);
        TreeMap<String, String> second = described(other);
        TreeSet<String> all = new TreeSet<>(first.keySet());
        all.addAll(second.keySet());
        return all.stream()
                .filter(path -> !first.getOrDefault(path, "").equals(second.getOrDefault(path, "")))
                .toList();
    }

    private static TreeMap<String, String> described(Path folder) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        for (Path path : Folders.all(folder)) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (Files.isSymbolicLink(path)) {
                files.put(name, "link " + Files.readSymbolicLink(path));
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                files.put(name, DebPackage.digest("SHA-256", path) + " " + Files.getLastModifiedTime(path) + " "
                        + Files.isExecutable(path));
            }
        }
        return files;
    }
}

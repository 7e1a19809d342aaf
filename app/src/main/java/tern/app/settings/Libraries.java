package tern.app.settings;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The libraries of this very copy: those that stand on its class and module path, with the licences that
/// `libraries.properties` knows.
public final class Libraries {

    private static final Logger LOG = LoggerFactory.getLogger(Libraries.class);
    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[\\w.]*?)(?:-(?:linux|win|mac)[\\w-]*)?\\.jar");
    private static final String TABLE = "/tern/app/settings/libraries.properties";

    private Libraries() {}

    /// By name, each once.
    public static List<Library> here() {
        Properties known = table();
        List<Library> found = new ArrayList<>();
        String paths = System.getProperty("java.class.path", "") + File.pathSeparator
                + System.getProperty("jdk.module.path", "");
        for (String entry : paths.split(Pattern.quote(File.pathSeparator))) {
            File file = new File(entry);
            File[] inside = file.isDirectory() ? file.listFiles((_, name) -> name.endsWith(".jar")) : null;
            for (File jar : inside == null ? new File[]{file} : inside) {
                Matcher matcher = FILE.matcher(jar.getName());
                if (matcher.matches() && known.containsKey(matcher.group(1))) {
                    String[] words = known.getProperty(matcher.group(1)).split("\\|");
                    found.add(new Library(words[0].strip(), matcher.group(2), words[1].strip()));
                }
            }
        }
        for (String asset : List.of("inter", "jetbrains-mono")) {
            String[] words = known.getProperty(asset).split("\\|");
            found.add(new Library(words[0].strip(), Library.NO_VERSION, words[1].strip()));
        }
        return found.stream().distinct().sorted(Comparator.comparing(Library::name)).toList();
    }

    /// Names of files that the table knows.
    static Properties table() {
        Properties known = new Properties();
        try (InputStream in = Libraries.class.getResourceAsStream(TABLE)) {
            if (in != null) {
                known.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read", TABLE, e);
        }
        return known;
    }
}

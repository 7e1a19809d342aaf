package tern.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Tern's own style sheets: the colour tokens of one theme, then the rules, which are the same in all. The build
/// ([#main]) makes one file in JavaFX's compiled form of each theme's, since a start would spend a tenth of a second on
/// reading their text; without it the text is read.
///
/// Whoever works on a sheet with an editor alone deletes `*.bss` from the classes once: where they lie they count.
public final class Sheets {

    private static final String TEXTS = "/tern/assets/css/";
    private static final List<String> RULES = List.of("tern.css", "transfer.css", "stake.css", "subnets.css",
            "onboarding.css", "activity.css", "settings.css", "chart.css", "node.css", "mining.css", "worth.css");

    private static final Pattern SEVERAL_STATES = Pattern.compile("[\\w.-]*:[a-z-]+:[a-z-]+");

    private Sheets() {}

    /// Their addresses, in the order in which they count.
    static List<String> of(boolean dark) {
        URL compiled = Sheets.class.getResource(compiledName(dark));
        return compiled != null
                ? List.of(compiled.toExternalForm())
                : texts(dark).stream().map(URL::toExternalForm).toList();
    }

    private static List<URL> texts(boolean dark) {
        return Stream.concat(Stream.of(dark ? "tokens-dark.css" : "tokens-light.css"), RULES.stream())
                .map(name -> Objects.requireNonNull(Sheets.class.getResource(TEXTS + name), name))
                .toList();
    }

    private static String compiledName(boolean dark) {
        return dark ? "dark.bss" : "light.bss";
    }

    /// JavaFX writes several pseudo-classes of one selector in an order that is another one in each Java machine, and two
    /// builds would not be alike.
    private static byte[] checked(URL sheet, byte[] text) throws IOException {
        Matcher several = SEVERAL_STATES.matcher(new String(text, StandardCharsets.UTF_8));
        if (several.find()) {
            throw new IOException(sheet + " has a selector with several pseudo-classes: " + several.group());
        }
        return text;
    }

    /// Compiles them.
    ///
    /// @param args the folder of classes that they are to lie in
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]).resolve(Sheets.class.getPackageName().replace('.', '/'));
        Path text = Files.createTempFile("tern", ".css");
        try {
            for (boolean dark : new boolean[]{true, false}) {
                try (OutputStream all = Files.newOutputStream(text)) {
                    for (URL each : texts(dark)) {
                        try (InputStream one = each.openStream()) {
                            all.write(checked(each, one.readAllBytes()));
                        }
                    }
                }
                Stylesheet.convertToBinary(text.toFile(), folder.resolve(compiledName(dark)).toFile());
            }
        } finally {
            Files.delete(text);
        }
    }
}

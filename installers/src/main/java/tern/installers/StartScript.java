package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The options for Java that `bin/tern` uses, read from it, so that they are written down in one place only.
///
/// @param window      for the window, `$lib` and `$root` as they stand in the script
/// @param commandLine for a command
/// @param always      for both, before the others
record StartScript(List<String> window, List<String> commandLine, List<String> always) {

    private static final String MODE = "if [ \"$mode\" = cli ]; then\n";
    private static final String OTHERWISE = "\nelse\n";
    private static final String SET = "set -- ";
    private static final String REST = "\"$@\"";
    private static final String JAVA = "\nexec \"$java\" ";

    StartScript {
        window = List.copyOf(window);
        commandLine = List.copyOf(commandLine);
        always = List.copyOf(always);
    }

    static StartScript read(Path file) throws IOException {
        return of(Files.readString(file));
    }

    /// @throws IllegalArgumentException where the script is built otherwise than this class knows
    static StartScript of(String script) {
        String joined = script.replace("\r\n", "\n").replaceAll("\\\\\n\\s*", "");
        int mode = joined.indexOf(MODE);
        int otherwise = joined.indexOf(OTHERWISE, mode);
        int exec = joined.indexOf(JAVA, otherwise);
        if (mode < 0 || otherwise < 0 || exec < 0) {
            throw new IllegalArgumentException("bin/tern has no options where they were looked for");
        }
        String javaLine = joined.substring(exec + JAVA.length());
        return new StartScript(words(set(joined.substring(otherwise, exec))),
                words(set(joined.substring(mode, otherwise))),
                words(upToRest(javaLine)));
    }

    /// All options of the window in the order in which Java gets them.
    List<String> wholeWindow(String root) {
        return whole(window, root);
    }

    /// All options of a command in the order in which Java gets them.
    List<String> wholeCommandLine(String root) {
        return whole(commandLine, root);
    }

    private List<String> whole(List<String> some, String root) {
        List<String> all = new ArrayList<>();
        for (String word : always) {
            all.add(word.replace("$root", root));
        }
        for (String word : some) {
            all.add(word.replace("$lib", root + "/lib"));
        }
        if (all.stream().filter(word -> !root.startsWith("$")).anyMatch(word -> word.contains("$"))) {
            throw new IllegalArgumentException("something of the shell is left in " + all);
        }
        return all;
    }

    private static String set(String part) {
        int start = part.lastIndexOf(SET);
        if (start < 0) {
            throw new IllegalArgumentException("bin/tern sets no options in: " + part);
        }
        return upToRest(part.substring(start + SET.length()));
    }

    private static String upToRest(String part) {
        int end = part.indexOf(REST);
        if (end < 0) {
            throw new IllegalArgumentException("bin/tern hands its arguments on nowhere in: " + part);
        }
        return part.substring(0, end);
    }

    /// Options that take their value as the next word become one word, as launchers of jpackage want them.
    private static List<String> words(String part) {
        List<String> words = new ArrayList<>();
        for (String word : part.replace("\"", "").strip().split("\\s+")) {
            if (!word.startsWith("-")) {
                words.set(words.size() - 1, words.getLast() + "=" + word);
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}

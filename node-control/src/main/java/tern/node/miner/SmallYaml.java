package tern.node.miner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.node.miner.MinerException.Kind;

/// The part of YAML that files of requirements are written in: names with values, nested by indentation, comments,
/// quotation marks. Lists and texts of several lines are passed over; what would change the meaning of the rest (anchors,
/// several documents, braces, tabs) is an error with its line.
final class SmallYaml {

    private static final int MOST_LINES = 5_000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    /// Lines that are indented deeper than this belong to a text of several lines or to a list.
    private int passedOver = Integer.MAX_VALUE;

    private record Level(int indent, String path) {}

    private SmallYaml() {}

    /// @return values by their path: `compute_spec.miner.gpu.min_vram`
    static Map<String, String> read(String text) throws MinerException {
        SmallYaml yaml = new SmallYaml();
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            throw new MinerException(Kind.CONTENT, Texts.get("yaml.long", MOST_LINES));
        }
        for (int i = 0; i < lines.size(); i++) {
            yaml.line(lines.get(i), i + 1);
        }
        return yaml.values;
    }

    private void line(String raw, int number) throws MinerException {
        int indent = 0;
        while (indent < raw.length() && raw.charAt(indent) == ' ') {
            indent++;
        }
        String line = uncommented(raw.substring(indent)).stripTrailing();
        if (line.isEmpty() || number == 1 && (line.equals("---") || line.startsWith("%"))) {
            return;
        }
        if (indent > passedOver) {
            return;
        }
        passedOver = Integer.MAX_VALUE;
        if (line.charAt(0) == '\t') {
            throw wrong("yaml.tab", number, raw);
        }
        if (line.equals("---") || line.equals("...")) {
            throw wrong("yaml.documents", number, raw);
        }
        if (line.startsWith("- ") || line.equals("-")) {
            // entries of a list, and whatever belongs to them
            passedOver = indent;
            return;
        }
        int colon = colon(line);
        if (colon <= 0) {
            throw wrong("yaml.line", number, raw);
        }
        while (!levels.isEmpty() && levels.peek().indent() >= indent) {
            levels.pop();
        }
        String name = unquoted(line.substring(0, colon).strip());
        String path = levels.isEmpty() ? name : levels.peek().path() + "." + name;
        String value = line.substring(colon + 1).strip();
        if (value.isEmpty()) {
            levels.push(new Level(indent, path));
        } else if (value.startsWith("|") || value.startsWith(">") && value.length() <= 2) {
            passedOver = indent;
        } else if (value.startsWith("&") || value.startsWith("*") || value.startsWith("{") || value.startsWith("!")) {
            throw wrong("yaml.form", number, raw);
        } else if (!value.startsWith("[") && values.put(path, unquoted(value)) != null) {
            throw wrong("yaml.twice", number, raw);
        }
    }

    private static MinerException wrong(String key, int number, String line) {
        return new MinerException(Kind.CONTENT, Texts.get(key, number), line.strip());
    }

    /// The colon that ends a name: before a space or the end, outside quotation marks.
    private static int colon(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ':' && (i + 1 == line.length() || line.charAt(i + 1) == ' ')) {
                return i;
            }
        }
        return -1;
    }

    private static String uncommented(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#' && (i == 0 || line.charAt(i - 1) == ' ' || line.charAt(i - 1) == '\t')) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private static String unquoted(String text) {
        return Optional.of(text)
                .filter(quoted -> quoted.length() >= 2
                        && (quoted.charAt(0) == '"' || quoted.charAt(0) == '\'')
                        && quoted.charAt(quoted.length() - 1) == quoted.charAt(0))
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .orElse(text);
    }
}

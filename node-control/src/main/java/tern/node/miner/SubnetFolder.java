package tern.node.miner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tern.node.miner.MinerException.Kind;

/// What a subnet's own files say of how its miner is run: a proposal for a profile, never more. Nothing of it is run.
///
/// @param needs   from `min_compute.yml`, if there is one
/// @param command from the README: the first line that starts a miner in Python
public record SubnetFolder(Optional<MinerNeeds> needs, Optional<List<String>> command) {

    private static final int MOST_BYTES = 1 << 20;
    private static final List<String> REQUIREMENTS = List.of("min_compute.yml", "min_compute.yaml");
    private static final List<String> DOCUMENTS = List.of("README.md", "readme.md", "README.rst", "README",
            "docs/mining.md", "docs/miner.md", "docs/running_miner.md");
    private static final Pattern STARTS = Pattern
            .compile("^(?:\\$\\s*)?(?:[A-Z_]+=\\S+\\s+)*(python[0-9.]*)\\s+(.*miner.*)$");
    /// What only a shell understands.
    private static final Pattern SHELL = Pattern.compile("[|;&><`$()*]");

    /// Looks into a folder.
    ///
    /// @throws MinerException `FOLDER`, and `CONTENT` for requirements that cannot be understood
    public static SubnetFolder look(Path folder) throws MinerException {
        Optional<MinerNeeds> needs = Optional.empty();
        for (String name : REQUIREMENTS) {
            Optional<String> text = read(folder.resolve(name));
            if (text.isPresent()) {
                needs = Optional.of(MinCompute.read(text.get()));
                break;
            }
        }
        for (String name : DOCUMENTS) {
            Optional<List<String>> command = read(folder.resolve(name)).flatMap(SubnetFolder::command);
            if (command.isPresent()) {
                return new SubnetFolder(needs, command);
            }
        }
        return new SubnetFolder(needs, Optional.empty());
    }

    private static Optional<String> read(Path file) throws MinerException {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new MinerException(Kind.CONTENT, Texts.get("subnet.large", file));
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MinerException(Kind.FOLDER, Texts.get("subnet.unreadable", file), e.toString(), e);
        }
    }

    static Optional<List<String>> command(String text) {
        StringBuilder joined = new StringBuilder();
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.endsWith("\\")) {
                joined.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            String whole = joined.append(line).toString().strip();
            joined.setLength(0);
            int comment = whole.indexOf(" #");
            String plain = (comment > 0 ? whole.substring(0, comment) : whole).replaceAll("^[`>\\s]+|`+$", "");
            var matcher = STARTS.matcher(plain);
            if (matcher.matches() && !plain.contains("validator") && !plain.contains(" install ")) {
                Optional<List<String>> words = words(matcher.group(1) + " " + matcher.group(2));
                if (words.isPresent()) {
                    return words;
                }
            }
        }
        return Optional.empty();
    }

    /// The words of a line as a shell would have them; empty for what needs a shell.
    public static Optional<List<String>> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else if (c == '<') {
                // `<your wallet>`: for the person to fill in
                int end = line.indexOf('>', i);
                if (end < 0) {
                    return Optional.empty();
                }
                word.append(line, i, end + 1);
                begun = true;
                i = end;
            } else if (SHELL.matcher(String.valueOf(c)).matches()) {
                return Optional.empty();
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return quote != 0 || words.isEmpty() ? Optional.empty() : Optional.of(filledIn(words));
    }

    /// What the profile knows stands in the place of what the README makes up.
    private static List<String> filledIn(List<String> words) {
        List<String> filled = new ArrayList<>(words);
        for (int i = 0; i + 1 < filled.size(); i++) {
            String known = switch (filled.get(i)) {
                case "--netuid" -> "{netuid}";
                case "--wallet.name" -> "{wallet}";
                case "--wallet.hotkey" -> "{hotkey}";
                case "--wallet.path" -> "{wallets}";
                case "--axon.port" -> "{port}";
                default -> "";
            };
            if (!known.isEmpty()) {
                filled.set(i + 1, known);
            }
        }
        if (filled.contains("--wallet.name") && !filled.contains("--wallet.path")) {
            filled.add("--wallet.path");
            filled.add("{wallets}");
        }
        return filled;
    }
}

package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tern.wallet.units.TernException;

/// Every command that the user's guide names can be read as it stands there.
class GuideCommandsTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide");
    private static final Pattern SPAN = Pattern.compile("`(tern[^`]*)`");

    @Test
    void everyCommandOfTheGuideIsOne() throws IOException {
        List<String> commands = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.list(GUIDE)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
                String text = Files.readString(file);
                Matcher spans = SPAN.matcher(text);
                while (spans.find()) {
                    commands.add(spans.group(1));
                }
                text.lines().filter(line -> line.startsWith("tern ")).forEach(commands::add);
            }
        }
        assertThat(commands).hasSizeGreaterThan(25);
        for (String command : commands) {
            String[] words = command.strip().split(" ");
            String[] args = Arrays.copyOfRange(words, 1, words.length);
            try {
                parse(args);
            } catch (TernException e) {
                // a group or a command that is only named, without what it needs
                if (args.length > 2 || args.length == 0 || !isNamed(args)) {
                    wrong.add(command + ": " + e.sentence());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isNamed(String[] args) {
        String second = args.length > 1 ? args[1] : null;
        return CommandId.find(args[0], second)
                .filter(id -> id.words().equals(String.join(" ", args)))
                .isPresent();
    }

    private static void parse(String[] args) throws TernException {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Invocation invocation = new Invocation(Map.of(), new ByteArrayInputStream(new byte[0]), nowhere, nowhere,
                Terminal.none(), false);
        Arguments.Head head = Arguments.head(args, invocation);
        CommandId id = head.command();
        if (id == null) {
            throw invocation.usage("usage.group", head.group(), "");
        }
        Arguments _ = Arguments.read(args, head, CommandShape.of(id), invocation);
    }
}

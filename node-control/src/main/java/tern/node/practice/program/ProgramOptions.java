package tern.node.practice.program;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tern.node.practice.chain.ChainOptions;
import tern.node.practice.control.PracticeFolder;
import tern.node.practice.runtime.RuntimeEdition;

/// The program's command line, read and checked.
///
/// @param run      a random word for this run
/// @param port     0: any free one
/// @param idleStop  ends by itself when nobody has been connected for so long; zero: never
/// @param legacyRpc whether the newer methods are left out
record ProgramOptions(PracticeFolder folder, String run, int port, Duration idleStop, boolean legacyRpc,
        ChainOptions chain) {

    private static final List<String> WITH_VALUE = List.of("--data", "--run", "--port", "--block-time", "--seed",
            "--history-hours", "--edition", "--idle-stop", "--finality-lag");
    private static final long SHORTEST_BLOCK = 250;
    private static final long LONGEST_BLOCK = 60_000;

    /// @throws UsageException with a sentence for whoever wrote the command
    static ProgramOptions parse(String[] args) throws UsageException {
        Map<String, String> given = new HashMap<>();
        boolean catchUp = true;
        boolean legacyRpc = false;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--no-catch-up")) {
                catchUp = false;
            } else if (args[i].equals("--legacy-rpc")) {
                legacyRpc = true;
            } else if (WITH_VALUE.contains(args[i])) {
                if (i + 1 == args.length) {
                    throw new UsageException("A value is missing after " + args[i] + ".");
                }
                given.put(args[i], args[++i]);
            } else {
                throw new UsageException("There is no option " + args[i] + ". Options: "
                        + String.join(", ", WITH_VALUE) + ", --no-catch-up, --legacy-rpc.");
            }
        }
        PracticeFolder folder = new PracticeFolder(data(given.get("--data")));
        long blockMillis = number(given, "--block-time", ChainOptions.STANDARD_BLOCK_TIME.toMillis(), 0,
                LONGEST_BLOCK);
        if (blockMillis != 0 && blockMillis < SHORTEST_BLOCK) {
            throw new UsageException("--block-time is 250 to 60000 milliseconds, or 0 for blocks on demand only.");
        }
        ChainOptions chain = new ChainOptions(folder.chain(), number(given, "--seed", 1, 0, Long.MAX_VALUE),
                (int) number(given, "--history-hours", ChainOptions.MAX_HISTORY_HOURS, 0,
                        ChainOptions.MAX_HISTORY_HOURS),
                edition(given.get("--edition")), Duration.ofMillis(blockMillis),
                (int) number(given, "--finality-lag", 2, 0, 100), catchUp, InstantSource.system());
        return new ProgramOptions(folder, given.getOrDefault("--run", UUID.randomUUID().toString()),
                (int) number(given, "--port", 0, 0, 65_535),
                Duration.ofSeconds(number(given, "--idle-stop", 0, 0, 1_000_000)), legacyRpc, chain);
    }

    private static Path data(@org.jspecify.annotations.Nullable String text) throws UsageException {
        if (text == null || text.isBlank()) {
            throw new UsageException("--data has to name the folder of the practice network.");
        }
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new UsageException("--data names no folder: " + e.getReason());
        }
    }

    private static long number(Map<String, String> given, String name, long standard, long least, long most)
            throws UsageException {
        String text = given.get(name);
        if (text == null) {
            return standard;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number outside the bounds
        }
        throw new UsageException(name + " is a whole number from " + least + " to " + most + ", not " + text + ".");
    }

    private static RuntimeEdition edition(@org.jspecify.annotations.Nullable String text) throws UsageException {
        if (text == null) {
            return RuntimeEdition.CURRENT;
        }
        return RuntimeEdition.named(text)
                .orElseThrow(() -> new UsageException("--edition is older, current or future, not " + text + "."));
    }

    /// A command line that cannot be followed.
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String sentence) {
            super(sentence);
        }
    }
}

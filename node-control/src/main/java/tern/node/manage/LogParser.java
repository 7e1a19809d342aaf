package tern.node.manage;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what nodes print. Substrate's nodes write `2026-10-08 12:04:18 text`, or with details
/// `2026-10-08 12:04:18.123  INFO thread target: text`; Tern's own node `2026-10-08T12:04:18.123Z INFO  [thread] logger -
/// text`. Anything else is a line without time, for instance of a stack trace.
///
/// A line without a level is taken for what its words say.
public final class LogParser {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");
    private static final Pattern TIME = Pattern
            .compile(
                    "^(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(?:Z|[+-]\\d\\d:?\\d\\d)?\\s+(.*)$");
    private static final Pattern LEVEL = Pattern.compile("^(TRACE|DEBUG|INFO|WARN|ERROR)\\s+(.*)$");
    /// `tokio-runtime-worker substrate: ` or `[practice-clock] t.n.p.Node - `
    private static final Pattern PLACE = Pattern
            .compile("^(?:\\[[^\\]]*\\] \\S+ - |(?:[\\w.<>-]+|ThreadId\\(\\d+\\)) [\\w:.-]+: )(.*)$");
    private static final Pattern BAD = Pattern.compile(
            "\\b(?:panicked|error|fatal|failed|corrupt\\w*)\\b|essential task",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOUBTFUL = Pattern.compile(
            "\\b(?:warn\\w*|cannot|could not|unable|timed? ?out)\\b|💔|⚠",
            Pattern.CASE_INSENSITIVE);
    /// Longer lines are cut.
    public static final int LONGEST = 8_192;

    private LogParser() {}

    /// Without colours and other control characters, and not longer than [#LONGEST].
    public static String clean(String line) {
        String plain = CONTROL.matcher(COLOUR.matcher(line).replaceAll("")).replaceAll("");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    /// @param line after [#clean]
    public static LogLine parse(long number, String line) {
        Matcher time = TIME.matcher(line);
        if (!time.matches()) {
            return new LogLine(number, Optional.empty(), guess(line), line);
        }
        String rest = time.group(3);
        Matcher level = LEVEL.matcher(rest);
        if (!level.matches()) {
            return new LogLine(number, time(time), guess(rest), rest);
        }
        Matcher place = PLACE.matcher(level.group(2));
        return new LogLine(number, time(time), LogLine.Level.valueOf(level.group(1)),
                place.matches() ? place.group(1) : level.group(2));
    }

    private static Optional<LocalDateTime> time(Matcher matcher) {
        try {
            return Optional.of(LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LogLine.Level guess(String text) {
        if (BAD.matcher(text).find() && !text.toLowerCase(Locale.ROOT).contains("imported #")) {
            return LogLine.Level.ERROR;
        }
        return DOUBTFUL.matcher(text).find() ? LogLine.Level.WARN : LogLine.Level.INFO;
    }
}

package tern.app.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tern.node.manage.LogLine;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeWatch;

/// Prints a log as it grows, until somebody ends the command or nobody reads it any more.
final class LogFollower {

    private static final long LOOK_AT_OUTPUT = 500;

    private LogFollower() {}

    /// @param least lines of a lower level are left out
    /// @param words what a line has to have in it
    /// @param limit lines that are there already and printed first
    static void follow(NodeLog log, LogLine.Level least, String words, int limit, PrintStream out)
            throws InterruptedException {
        String wanted = words.toLowerCase(Locale.ROOT);
        try (NodeWatch _ = log.follow(lines -> {
            for (LogLine line : lines) {
                if (line.level().compareTo(least) >= 0 && line.text().toLowerCase(Locale.ROOT).contains(wanted)) {
                    out.println(NodeText.line(line));
                }
            }
            out.flush();
        })) {
            log.search(least, words, limit).forEach(line -> out.println(NodeText.line(line)));
            while (!out.checkError()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AT_OUTPUT);
            }
        }
    }
}

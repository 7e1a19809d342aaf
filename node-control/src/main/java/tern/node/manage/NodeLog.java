package tern.node.manage;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// What a node prints: the newest 5,000 lines in memory, more in files of 5 MB of which five are kept. Secrets are taken
/// out before either. Safe for several threads.
public interface NodeLog {

    /// How many lines are kept in memory.
    int KEPT = 5_000;

    /// The newest lines of at least this level that contain the text, oldest first.
    ///
    /// @param text  in any case; empty: all
    /// @param limit at most [#KEPT]
    List<LogLine> search(LogLine.Level least, String text, int limit);

    /// Tells of new lines, in order, at most about once a second, on a thread of the service.
    NodeWatch follow(Consumer<List<LogLine>> listener);

    /// Where the files are; may not be there yet. The newest is `node.log`.
    Path folder();
}

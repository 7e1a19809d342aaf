package tern.node.subtensor;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.FollowedLog;
import tern.node.manage.LogLine;

/// What a node prints, taken into its log once a second, also while a start or a stop takes its time, and kept until the
/// keeper has read it. Safe for several threads.
final class Printed {

    private static final Logger LOG = LoggerFactory.getLogger(Printed.class);

    private final FollowedLog log;
    private final NodeKeeper keeper;
    private final List<LogLine> lines = new ArrayList<>();

    Printed(FollowedLog log, NodeKeeper keeper) {
        this.log = log;
        this.keeper = keeper;
    }

    void pump() {
        try {
            List<LogLine> fresh = log.pump(keeper.keeps(), keeper.otherKeeps());
            synchronized (lines) {
                lines.addAll(fresh);
                if (lines.size() > FollowedLog.KEPT) {
                    lines.subList(0, lines.size() - FollowedLog.KEPT).clear();
                }
            }
        } catch (RuntimeException | Error e) {
            // the clock would end without a word
            LOG.error("the node's log could not be followed", e);
        }
    }

    /// What came since it was asked last.
    List<LogLine> take() {
        pump();
        synchronized (lines) {
            List<LogLine> fresh = List.copyOf(lines);
            lines.clear();
            return fresh;
        }
    }
}

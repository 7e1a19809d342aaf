package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;

/// A place where a node's program comes from, and how it is run from there.
interface ProgramSource {

    ProgramInfo.Origin origin();

    /// Whether it can be used here: what is there, running, permitted. Never fetches and never runs the program.
    List<Finding> look(NodeSettings settings, SubtensorChain chain) throws InterruptedException;

    /// Whether [#look(NodeSettings, SubtensorChain)] would find all that is needed to begin.
    boolean isHere(NodeSettings settings) throws InterruptedException;

    /// Fetches the program if it has to be, and says which it is, with [ProgramInfo.Trust#UNKNOWN].
    ///
    /// @param unwanted looked at meanwhile: true ends it
    /// @throws NodeException `PROGRAM` when it cannot be had
    ProgramInfo fetch(NodeSettings settings, BooleanSupplier unwanted) throws NodeException, InterruptedException;

    /// What has to be run for a node.
    ///
    /// @throws Changed when it is not the program any more that somebody has agreed to
    Launch launch(Wish wish) throws IOException, InterruptedException;

    /// The way to a node that lives behind another program, of this run or an earlier one.
    Optional<Guest> guest(RunRecord.Run run);

    /// Another program is where the agreed one was.
    final class Changed extends IOException {

        private static final long serialVersionUID = 1L;

        Changed(String digest) {
            super(digest);
        }
    }

    /// @param run  random word of the run
    /// @param base folder for its data
    record Wish(String run, NodeSettings settings, SubtensorChain chain, ProgramInfo program, Path base) {}

    /// @param guest  see [RunRecord.Run]
    /// @param engine see [RunRecord.Run]
    record Launch(List<String> command, Map<String, String> environment, Optional<String> guest,
            Optional<String> engine) {}

    /// A node that is no descendant of the process that was started for it.
    interface Guest {

        boolean isAlive() throws InterruptedException;

        /// Asks it to end, and ends it by force after that time. Blocks.
        ///
        /// @return whether it is gone
        boolean end(Duration grace) throws InterruptedException;

        /// Its own number on this computer, where it has one.
        Optional<Long> pid() throws InterruptedException;
    }
}

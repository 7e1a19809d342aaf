package tern.node.manage;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tern.node.manage.check.Finding;

/// One node on this computer: the practice network's or a Bittensor node.
///
/// Safe for several threads. Calls that throw [InterruptedException] block, for seconds up to minutes, and belong on a
/// virtual thread; the others return at once. Several processes may look at the same node; one of them at a time keeps
/// it (restarts it, watches its disk, writes its log): see [Keeper].
///
/// Every sentence that comes out of it is in the person's language; what the node itself says stays as it said it.
public interface NodeService extends AutoCloseable {

    /// What a service can do beside starting and stopping.
    enum Ability {
        /// [#check] says more than nothing.
        CHECK,
        /// [#change] takes other settings.
        SETTINGS,
        /// [#adopt] may find something.
        ADOPT,
        /// [#moveData] works.
        MOVE_DATA,
        /// [#dataSteps] names something.
        DATA,
        /// [#console] asks the node.
        CONSOLE
    }

    NodeKind kind();

    Set<Ability> abilities();

    /// What is known now; never blocks.
    NodeStatus current();

    /// Calls back at once with what is known, on the caller's thread, then whenever something changed, at most about
    /// once a second, on a thread of the service. A slow listener misses intermediate states, never the last one.
    ///
    /// @return what ends it
    NodeWatch watch(Consumer<NodeStatus> listener);

    /// How closely the figures of a running node are followed: about once a second while somebody looks at them, which is
    /// how it begins, else some seconds apart, since each look costs. What is begun here is always followed closely, what
    /// somebody else begins or ends is seen some seconds later, and
    /// nothing of the keeping depends on it.
    default void closely(boolean wanted) {
        // a node that has to be kept is looked after as often in any case
    }

    NodeSettings settings();

    /// Keeps other settings, made of what they are at that moment: nobody else changes them between, in this process or
    /// another. They count from the next start; [NodeStatus#settingsWait] says that one is due.
    ///
    /// @param how quick, and without a side effect
    /// @throws NodeException `SETTINGS` with what is wrong with them, `FOLDER` when they cannot be kept
    void change(UnaryOperator<NodeSettings> how) throws NodeException;

    /// [#change] of everything, whatever it was.
    default void change(NodeSettings settings) throws NodeException {
        change(_ -> settings);
    }

    /// Looks at everything a start needs. Takes some seconds. Never starts anything.
    default List<Finding> check() throws InterruptedException {
        return check(true);
    }

    /// @param asks whether public nodes may be asked for the time; else nothing leaves this computer
    List<Finding> check(boolean asks) throws InterruptedException;

    /// Checks, and starts the node if none runs. Returns once its program runs, or, for the practice network, answers;
    /// how far it is since is told by [#watch].
    ///
    /// @param consent to a program that Tern does not know, and to going on despite findings
    /// @throws NodeException `CONSENT` (with [NodeException#program]) for a program nobody has agreed to, `CHECK` for a
    ///                       finding that says fail, `PROGRAM`, `BUSY` when another Tern keeps the node
    void start(Consent consent) throws NodeException, InterruptedException;

    /// Asks the node to end, and ends it by force when it does not within [NodeSettings#stopSeconds]. Nothing that is
    /// not this node is touched. Also stops one that was left from before, and ends waiting for a restart.
    void stop() throws NodeException, InterruptedException;

    /// [#stop] because Tern ends, not because the person wants the node to stay away. Where the two differ the next Tern
    /// starts it again.
    default void stopWithTern() throws NodeException, InterruptedException {
        stop();
    }

    /// [#stop], then [#start].
    void restart(Consent consent) throws NodeException, InterruptedException;

    /// Becomes the keeper of a node that runs and that nobody keeps: left running, or left over when Tern was killed.
    ///
    /// @return whether there was one
    boolean adopt() throws NodeException, InterruptedException;

    /// What could be deleted now, with sizes. Walks folders: takes seconds with a large node.
    List<DataStep> dataSteps() throws NodeException, InterruptedException;

    /// Stops the node if it has to be, deletes, and starts it again where the step needs that and it ran.
    ///
    /// @param consent  of the start afterwards, see [#start]; nothing is deleted where that start would be refused
    /// @param progress share of the work, 0 to 1
    /// @throws NodeException `DATA` when something could not be deleted; the details name it. `CHECK` and `CONSENT` as
    ///                       for a start
    void perform(DataStep.Kind step, Consent consent, Progress progress) throws NodeException, InterruptedException;

    /// Moves the node's data to another folder and remembers it. The node has to be stopped. Until everything is there
    /// and compared by size, the old folder stays as it is; an interrupt takes back what was copied.
    ///
    /// @param to       an empty or new folder
    /// @param progress share of the bytes, 0 to 1
    /// @throws NodeException `RUNNING`, `DATA` (not empty, too small, not writable)
    void moveData(Path to, Progress progress) throws NodeException, InterruptedException;

    NodeLog log();

    /// For the curious: raw questions to the running node.
    NodeConsole console();

    /// Ends watching and keeping. The node goes on running; whoever comes next finds it.
    @Override
    void close();
}

package tern.app.mining;

import java.util.List;
import java.util.function.Consumer;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeWatch;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerStatus;

/// The miners of this computer as the page sees them. Everything that throws blocks and is not for the FX thread; the
/// rest may be called from any thread.
public interface MinerDesk extends AutoCloseable {

    /// All of them, by name.
    List<MinerStatus> current();

    /// Tells of every change, at once of the present state, on a thread of the service's.
    NodeWatch watch(Consumer<List<MinerStatus>> listener);

    /// How they are set up, by name; what cannot be read is left out.
    List<MinerProfile> profiles() throws MinerException;

    /// Stores a profile in the place of one of its name, or as a new one.
    void write(MinerProfile profile) throws MinerException;

    /// What is looked at before a start.
    ///
    /// @param more what others have looked at: cards, seat and money
    List<Finding> check(String name, List<Finding> more) throws MinerException, InterruptedException;

    /// @param despite whether it is started although a finding says fail
    void start(String name, List<Finding> more, boolean despite) throws MinerException, InterruptedException;

    void stop(String name) throws MinerException, InterruptedException;

    /// Takes over one that goes on from before.
    ///
    /// @return whether there was one
    boolean adopt(String name) throws MinerException, InterruptedException;

    /// Lets a miner that is bound to Tern go on without it.
    void detach(String name) throws MinerException, InterruptedException;

    /// Says how an epoch of its subnet was.
    void epoch(String name, long number, boolean lost) throws MinerException, InterruptedException;

    /// Deletes a profile that does not run, with its log.
    void delete(String name) throws MinerException, InterruptedException;

    NodeLog log(String name) throws MinerException;

    /// Miners that are bound to Tern end with it, the others go on.
    @Override
    void close();
}

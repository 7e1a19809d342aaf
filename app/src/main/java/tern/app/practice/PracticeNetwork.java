package tern.app.practice;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.control.PracticeControl;
import tern.node.practice.control.PracticeException;
import tern.node.practice.control.PracticeFolder;
import tern.node.practice.control.StartWish;
import tern.node.process.JavaProgram;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// This user's practice network: where it keeps its things, and its node, which is started when it is wanted.
///
/// Calls block; an interrupt ends them. Window and command line share one node.
public final class PracticeNetwork {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeNetwork.class);
    /// The property that `bin/tern` sets: the folder of the distribution.
    private static final String DISTRIBUTION = "tern.dist";
    /// Made while packaging by a run of the node with the same options and libraries.
    private static final String CLASS_CACHE = "tern-practice.aot";
    private static final String HOLDER = "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH";
    /// How long a node that answers no more may take to be gone.
    private static final Duration ENDING = Duration.ofSeconds(8);

    private final PracticeFolder folder;
    private final PracticeControl control;
    /// Nobody starts the node while somebody stops it and deletes its world.
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile Optional<Duration> blockTime = Optional.empty();

    private PracticeNetwork(PracticeFolder folder) {
        this.folder = folder;
        this.control = new PracticeControl(folder, program());
    }

    /// @param folders the network's folder is `practice` of the data folder
    public static PracticeNetwork of(Folders folders) {
        return new PracticeNetwork(new PracticeFolder(folders.data().resolve("practice")));
    }

    /// The account of every practice world that has some of everything. Its key is public.
    public static AccountId holder() {
        try {
            return Ss58.parse(HOLDER);
        } catch (AddressException e) {
            throw new IllegalStateException(HOLDER, e);
        }
    }

    public PracticeControl control() {
        return control;
    }

    public Path path() {
        return folder.path();
    }

    /// Whether there is a world already, so that wishes for a new one come too late.
    public boolean hasWorld() {
        return Files.exists(folder.chain());
    }

    /// Starts the node if it does not run.
    ///
    /// @param progress share of the start that is done, 0 to 1; 1 at once where it runs
    public NodeStatus start(StartWish wish, DoubleConsumer progress)
            throws PracticeException, BootException, InterruptedException {
        OwnerOnly.createFolder(folder.path());
        oneAtATime.lockInterruptibly();
        try {
            return control.start(wish, progress);
        } finally {
            oneAtATime.unlock();
        }
    }

    private NodeStatus startUnlessStopped(DoubleConsumer progress)
            throws PracticeException, BootException, InterruptedException {
        OwnerOnly.createFolder(folder.path());
        oneAtATime.lockInterruptibly();
        try {
            return control.startUnlessStopped(usualWish(), progress);
        } finally {
            oneAtATime.unlock();
        }
    }

    /// How fast blocks come when the node is started from now on without somebody saying otherwise.
    public void wishBlockTime(Duration time) {
        blockTime = Optional.of(time);
    }

    /// The wish of whoever just wants the network: quiet, with the wished block time.
    public StartWish usualWish() {
        return blockTime.map(time -> StartWish.quiet().withBlockTime(time)).orElseGet(StartWish::quiet);
    }

    /// Stops the node if it runs. It stays so until somebody starts it: [#resolve] and [#connect] do not.
    ///
    /// @return whether it ran
    public boolean stop() throws PracticeException, InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            return control.stopUntilStarted();
        } finally {
            oneAtATime.unlock();
        }
    }

    /// Stops the node if it runs, for whoever is about to start it again: it is not taken for what the person wants.
    public void stopForNow() throws PracticeException, InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            control.stop();
        } finally {
            oneAtATime.unlock();
        }
    }

    /// Stops the node and deletes its world.
    public void reset() throws PracticeException, InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            control.reset();
        } finally {
            oneAtATime.unlock();
        }
    }

    /// The network as it can be connected to. Where it is the practice network its node is started if it does not run
    /// and the person has not stopped it; every other network is as it was.
    ///
    /// @param progress as for [#start]; not called for another network
    /// @throws PracticeException `STOPPED` where the person stopped it
    public Network resolve(Network network, DoubleConsumer progress)
            throws PracticeException, BootException, InterruptedException {
        if (network.trust() != Trust.PRACTICE || !network.endpoints().isEmpty()) {
            return network;
        }
        NodeStatus node = startUnlessStopped(progress);
        URI endpoint = node.endpoint().orElseThrow();
        return network.at(endpoint, Hash32.parse(node.genesis().orElseThrow()));
    }

    /// Connects to a network; the practice network's node is started where it does not run, and again where the one that
    /// was found did not answer.
    ///
    /// @param progress as for a start
    public ChainClient connect(Network network, ChainOptions options, DoubleConsumer progress)
            throws TernException, InterruptedException {
        try {
            return ChainClient.connect(resolve(network, progress), options);
        } catch (ChainException e) {
            if (network.trust() != Trust.PRACTICE || e.kind() != ChainException.Kind.UNREACHABLE) {
                throw e;
            }
            LOG.info("the practice network did not answer, it is started again: {}", e.sentence());
        }
        return ChainClient.connect(resolveAgain(network, progress), options);
    }

    /// As [#resolve], after the node that was found did not answer: it may have been about to end.
    private Network resolveAgain(Network network, DoubleConsumer progress)
            throws PracticeException, BootException, InterruptedException {
        Optional<NodeStatus> ending = control.running();
        if (ending.isPresent()) {
            ending.get().process().awaitEnd(ENDING);
        }
        return resolve(network, progress);
    }

    private static JavaProgram program() {
        String distribution = System.getProperty(DISTRIBUTION);
        JavaProgram java = JavaProgram.current();
        if (distribution == null) {
            return java;
        }
        Path cache = Path.of(distribution).resolve("lib").resolve(CLASS_CACHE);
        // a cache that does not fit (another Java, other libraries) is passed over without a word
        return Files.isReadable(cache)
                ? java.withAlways(List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=off"))
                : java;
    }
}

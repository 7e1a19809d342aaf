package tern.node.practice.program;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.rpc.NodeHooks;
import tern.node.practice.rpc.PracticeRpc;
import tern.node.practice.server.PracticeServer;
import tern.node.practice.store.StoreException;
import tern.node.process.ProcessMark;

/// A running practice node: chain, door, and the clock that makes blocks.
final class PracticeNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeNode.class);
    private static final long IDLE_CHECK_SECONDS = 5;
    private static final long CLOSING_SECONDS = 2;
    private static final double PROGRESS_STEP = 0.02;

    private final ProgramOptions options;
    private final PracticeChain chain;
    private final PracticeServer server;
    private final ScheduledExecutorService clock;

    private PracticeNode(ProgramOptions options, PracticeChain chain, PracticeServer server, Hooks hooks) {
        this.options = options;
        this.chain = chain;
        this.server = server;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().name("practice-clock").unstarted(work));
        long millis = options.chain().blockTime().toMillis();
        if (millis > 0) {
            var _ = clock.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
        }
        if (!options.idleStop().isZero()) {
            var _ = clock.scheduleWithFixedDelay(() -> {
                if (!hooks.stays && server.idle().compareTo(options.idleStop()) >= 0) {
                    LOG.info("nobody has been connected for {}: the node ends", options.idleStop());
                    hooks.stop();
                }
            }, IDLE_CHECK_SECONDS, IDLE_CHECK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /// What clients may ask of this process.
    private static final class Hooks implements NodeHooks {

        private final Runnable stop;
        private volatile boolean stays;

        Hooks(Runnable stop) {
            this.stop = stop;
        }

        @Override
        public void stop() {
            stop.run();
        }

        @Override
        public void stay() {
            stays = true;
        }
    }

    /// Opens the chain, which at the first start makes its history, then the door.
    ///
    /// @param stop ends the process in order
    static PracticeNode start(ProgramOptions options, Runnable stop)
            throws StoreException, IOException, InterruptedException {
        double[] said = {0};
        say(options, 0);
        PracticeChain chain = PracticeChain.open(options.chain(), share -> {
            if (share - said[0] >= PROGRESS_STEP) {
                said[0] = share;
                say(options, Math.min(share, 0.99));
            }
        });
        boolean done = false;
        try {
            if (!options.chain().blockTime().isZero()) {
                // the newest block is as old as the last run, or as making the history took: nobody waits for the clock
                chain.makeBlock();
            }
            Hooks hooks = new Hooks(stop);
            PracticeRpc rpc = new PracticeRpc(chain, PracticeProgram.version(), !options.legacyRpc(), hooks);
            PracticeServer server = open(options, rpc);
            options.folder().writePort(server.port());
            done = true;
            return new PracticeNode(options, chain, server, hooks);
        } finally {
            if (!done) {
                chain.close();
            }
        }
    }

    /// At the wished port, else where the last run was, else anywhere.
    private static PracticeServer open(ProgramOptions options, PracticeRpc rpc) throws IOException {
        int last = options.port() == 0 ? options.folder().lastPort() : 0;
        if (last != 0) {
            try {
                return PracticeServer.start(rpc, last, options.chain().clock());
            } catch (IOException e) {
                LOG.info("port {} of the last run is taken: {}", last, e.toString());
            }
        }
        return PracticeServer.start(rpc, options.port(), options.chain().clock());
    }

    private static void say(ProgramOptions options, double progress) {
        try {
            options.folder()
                    .writeStatus(new NodeStatus(options.run(), ProcessMark.of(ProcessHandle.current()), progress,
                            Optional.empty(), Optional.empty()));
        } catch (IOException e) {
            // only the news of how far it is are missing; a folder that cannot be written is noticed by the chain's file
            LOG.warn("how far the start is could not be noted: {}", e.toString());
        }
    }

    /// Tells in the folder where it answers.
    void announce() throws IOException {
        LOG.info("the practice node answers at {}, block {}", server.endpoint(), chain.best().number());
        options.folder()
                .writeStatus(new NodeStatus(options.run(), ProcessMark.of(ProcessHandle.current()), 1,
                        Optional.of(server.endpoint()), Optional.of(chain.genesis().toString())));
    }

    private void tick() {
        try {
            if (options.chain().catchUp()) {
                chain.catchUp(share -> {});
            }
            chain.makeBlock();
        } catch (StoreException e) {
            // for instance a full disk: the block was taken back, and the next tick tries again
            LOG.error("a block could not be kept: {}", e.details().orElse(""), e);
        } catch (RuntimeException | Error e) {
            // the clock would end without a word
            LOG.error("a block could not be made", e);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the block in the making was not waited for any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
        chain.close();
    }
}

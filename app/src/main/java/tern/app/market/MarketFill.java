package tern.app.market;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.app.feed.Problem;
import tern.app.history.FillPlan;
import tern.app.history.PastFetch;
import tern.app.market.MarketPlan.Job;
import tern.app.market.MarketState.Fill;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.units.TernException;
import tern.wallet.yields.MarketReader;
import tern.wallet.yields.MarketSample;
import tern.wallet.yields.Stand;

/// Fetches looks at the market's past from a node that keeps it. On a virtual thread of its own, over a connection of
/// its own, as slowly as the network asks for.
final class MarketFill implements AutoCloseable {

    private final Network archive;
    private final ChainOptions options;
    private final MarketSample now;
    private final Ports ports;
    private final Thread thread;
    private final Set<Job> tried = new HashSet<>();
    private volatile boolean cancelled;

    /// What it works for; called on the thread that fetches.
    interface Ports {

        /// What is missing now, the most wanted first: it changes while it is fetched.
        List<Job> missing(Instant oldest);

        /// The validators to look at for a job.
        Set<Stand> stands(Job job);

        /// @param much whether it changes the numbers of all subnets
        void found(MarketSample look, boolean much);

        void progress(Fill fill);

        /// @param problem why it ended early; empty when it was finished or cancelled
        void ended(MarketFill which, Optional<Problem> problem);
    }

    /// @param archive nodes that keep the past
    /// @param now     from where it goes back
    MarketFill(Network archive, ChainOptions options, MarketSample now, Ports ports) {
        this.archive = archive;
        this.options = options;
        this.now = now;
        this.ports = ports;
        this.thread = Thread.ofVirtual().name("market-fill").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        cancelled = true;
        thread.interrupt();
    }

    void awaitEnd(Duration longest) throws InterruptedException {
        boolean _ = thread.join(longest);
    }

    private void run() {
        Optional<Problem> problem = Optional.empty();
        try {
            problem = PastFetch.run("the market's past", archive, options, () -> cancelled, this::fill);
        } finally {
            ports.ended(this, problem);
        }
    }

    private void fill(ChainClient client) throws TernException {
        MarketReader reader = new MarketReader(client);
        Optional<MarketSample> oldest = reader.oldest();
        if (oldest.isEmpty()) {
            return;
        }
        FillPlan plan = new FillPlan(1, oldest.get().time(), now.block().number(), now.time());
        int done = 0;
        List<Job> jobs = left(oldest.get().time());
        while (!jobs.isEmpty() && !cancelled) {
            ports.progress(new Fill(done, done + jobs.size()));
            Job job = jobs.getFirst();
            tried.add(job);
            Optional<MarketSample> look = look(client, reader, plan, job);
            done++;
            look.ifPresent(found -> ports.found(found, job.all()));
            jobs = left(oldest.get().time());
        }
    }

    private List<Job> left(Instant oldest) {
        return ports.missing(oldest).stream().filter(job -> !tried.contains(job)).toList();
    }

    private Optional<MarketSample> look(ChainClient client, MarketReader reader, FillPlan plan, Job job)
            throws TernException {
        long guess = plan.blockAt(job.moment());
        Optional<BlockRef> block = job.known().isPresent()
                ? job.known()
                : client.events().hashes(guess, guess).stream().findFirst();
        if (block.isEmpty()) {
            return Optional.empty();
        }
        Optional<MarketSample> look = reader.read(block.get(), now.subnets().keySet(), ports.stands(job));
        look.ifPresent(found -> plan.learn(found.block().number(), found.time()));
        return look;
    }
}

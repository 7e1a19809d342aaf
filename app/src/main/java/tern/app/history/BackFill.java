package tern.app.history;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tern.app.feed.Problem;
import tern.app.history.HistoryState.Fill;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.chain.Pending;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.history.Sample;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.TernException;

/// Fetches the past of some accounts from a node that keeps it: what was done in the last day, the portfolio at past
/// blocks, and then the transactions between them. On a virtual thread of its own, over a connection of its own, as slowly as the network asks for.
final class BackFill implements AutoCloseable {

    private static final int DAYS = 60;
    private static final Duration DAY = Duration.ofDays(1);
    /// A sample this near to a wanted moment makes another one needless.
    private static final Duration NEAR = Duration.ofMinutes(25);

    private final Network network;
    private final ChainOptions options;
    private final HistoryStore store;
    private final PortfolioSnapshot now;
    private final Watcher watcher;
    private final Thread thread;
    private volatile boolean cancelled;
    private int done;
    private int steps = 1;

    /// Hears of it; on the thread that fetches.
    interface Watcher {

        void progress(Fill fill);

        /// What accounts owned at a block was added.
        void foundSamples();

        /// What an account did was added.
        void foundActivity();

        /// @param problem why it ended early; empty when it was finished or cancelled
        void ended(BackFill which, Optional<Problem> problem);
    }

    /// @param network a network of which [#nodes] are known
    /// @param now     whose past, and from where it goes back
    BackFill(Network network, ChainOptions options, HistoryStore store, PortfolioSnapshot now, Watcher watcher) {
        this.network = network;
        this.options = options;
        this.store = store;
        this.now = now;
        this.watcher = watcher;
        this.thread = Thread.ofVirtual().name("history-fill").unstarted(this::run);
    }

    /// Nodes that keep the past of a network; empty where none is known.
    static List<URI> nodes(Network network) {
        return network.trust() == Trust.PUBLIC ? Networks.archive(network) : network.endpoints();
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

    List<AccountId> accounts() {
        return now.accounts().stream().map(account -> account.account()).toList();
    }

    /// Whose past this is, on which chain: equal for the same chain and the same accounts in any order.
    static List<Object> what(PortfolioSnapshot of) {
        return List.of(of.genesis(), of.accounts().stream().map(AccountPicture::account).collect(Collectors.toSet()));
    }

    List<Object> what() {
        return what(now);
    }

    private void run() {
        Optional<Problem> problem = Optional.empty();
        Network archive = new Network(network.id(), network.title(), nodes(network), Optional.of(now.genesis()),
                network.requestGap(), network.trust());
        try {
            problem = PastFetch.run("the past", archive, options, () -> cancelled, this::fill);
        } finally {
            watcher.ended(this, problem);
        }
    }

    private void fill(ChainClient client) throws TernException {
        Instant newest = now.blockTime().orElse(Instant.EPOCH);
        Optional<Instant> oldest = oldest(client);
        if (oldest.isEmpty()) {
            return;
        }
        FillPlan plan = new FillPlan(1, oldest.get(), now.block().number(), newest);
        List<Instant> moments = FillPlan.moments(oldest.get(), newest, DAYS);
        steps = moments.size() + accounts().size();
        PortfolioService portfolios = new PortfolioService(client);
        lately(client, portfolios, plan, oldest.get().isAfter(newest.minus(DAY)) ? oldest.get() : newest.minus(DAY));
        for (Instant moment : moments) {
            if (cancelled) {
                return;
            }
            if (isWanted(moment)) {
                read(client, portfolios, plan, moment);
            }
            step();
        }
        for (AccountId account : accounts()) {
            transactions(client, account, DAYS);
            step();
        }
    }

    /// What was done of late comes before the long line of the past: it is what a person looks for.
    private void lately(ChainClient client, PortfolioService portfolios, FillPlan plan, Instant since)
            throws TernException {
        if (isWanted(since)) {
            read(client, portfolios, plan, since);
        }
        for (AccountId account : accounts()) {
            transactions(client, account, 1);
        }
    }

    private void step() {
        done++;
        watcher.progress(new Fill(done, steps));
    }

    /// When block 1 was made.
    private static Optional<Instant> oldest(ChainClient client) throws ChainException {
        List<BlockRef> first = client.events().hashes(1, 1);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        ChainRead read = client.read(first.getFirst().hash());
        Pending<Optional<Value>> time = read.storage("Timestamp", "Now");
        read.execute();
        try {
            Optional<Value> millis = time.get();
            return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.get().asLong())) : Optional.empty();
        } catch (ScaleException e) {
            throw new IllegalStateException("Timestamp.Now is no number", e);
        }
    }

    private boolean isWanted(Instant moment) throws HistoryException {
        for (AccountId account : accounts()) {
            Optional<Sample> near = store.before(now.genesis(), account, moment.plus(NEAR));
            if (near.isEmpty() || near.get().time().isBefore(moment.minus(NEAR))) {
                return true;
            }
        }
        return false;
    }

    private void read(ChainClient client, PortfolioService portfolios, FillPlan plan, Instant moment)
            throws TernException {
        List<BlockRef> found = client.events().hashes(plan.blockAt(moment), plan.blockAt(moment));
        if (found.isEmpty()) {
            return;
        }
        BlockRef block = found.getFirst();
        PortfolioSnapshot past = portfolios.load(accounts(), block);
        Optional<Instant> time = past.blockTime();
        if (time.isPresent()) {
            plan.learn(block.number(), time.get());
            store.addSamples(now.genesis(), network.id(),
                    past.accounts().stream().map(account -> Sample.of(account, block, time.get())).toList());
            watcher.foundSamples();
        }
    }

    private void transactions(ChainClient client, AccountId account, int days) throws TernException {
        Consumer<List<ActivityEntry>> found = entries -> watcher.foundActivity();
        new TransactionSearch(client, store, account, () -> cancelled, found).search(now.block(), days);
    }
}

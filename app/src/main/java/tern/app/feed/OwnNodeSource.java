package tern.app.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.PortfolioState.Link;
import tern.wallet.bittensor.Validator;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.keys.AccountId;
import tern.wallet.units.TernException;

/// Reads from a node of one's own as soon as that has everything, and from the chosen network's nodes until then.
///
/// Before it moves over, and every half hour while it is there, both are asked for the accounts' balances at one final
/// block ([Comparison]). Where they differ it stays with, or goes back to, the chosen nodes, and says so; where the
/// other does not answer there is nothing to hold one's own node against, and it is read from all the same: its chain
/// is known by its genesis. When one's own node stalls, ends or loses the connection, the chosen nodes are read from
/// again.
///
/// The network keeps its word and title all the while, only whose node answers changes: forms and reviews stay.
///
/// Safe for any thread. Comparing has a virtual thread of its own, one at a time.
public final class OwnNodeSource implements PortfolioSource {

    private static final Logger LOG = LoggerFactory.getLogger(OwnNodeSource.class);

    /// Asks both nodes.
    @FunctionalInterface
    interface Comparer {
        /// @throws TernException when one's own node cannot be read
        Comparison compare(Network own, Network other, List<AccountId> accounts)
                throws TernException, InterruptedException;
    }

    private final PortfolioSource inner;
    private final Comparer comparer;
    private final InstantSource clock;
    private final Duration again;
    private final Object lock = new Object();
    private final Object applying = new Object();
    private final Watched<PortfolioState> state = new Watched<>(PortfolioState.idle(), lock);
    private final Watch watch;
    private Optional<Network> chosen = Optional.empty();
    private List<NamedAccount> accounts = List.of();
    private Optional<OwnNode> node = Optional.empty();
    private Optional<Comparison> compared = Optional.empty();
    private @Nullable Instant comparedAt;
    private @Nullable Thread comparing;
    /// Whether the own node is read from.
    private boolean over;
    private boolean closed;

    /// @param inner closed with this
    public OwnNodeSource(PortfolioSource inner, ChainOptions options, InstantSource clock) {
        this(inner, new NodeComparer(options), clock, Duration.ofMinutes(30));
    }

    /// @param again how old a comparison may become
    OwnNodeSource(PortfolioSource inner, Comparer comparer, InstantSource clock, Duration again) {
        this.inner = inner;
        this.comparer = comparer;
        this.clock = clock;
        this.again = again;
        this.watch = inner.watch(this::hear);
    }

    /// What is known of the person's own node: it has everything and follows its chain, or (empty) it does not.
    public void own(Optional<OwnNode> now) {
        boolean back;
        synchronized (lock) {
            if (closed || now.equals(node)) {
                return;
            }
            node = now;
            forgetComparison();
            back = over;
            over = false;
            publish();
            compareIfDue();
        }
        if (back) {
            apply();
        }
    }

    @Override
    public PortfolioState current() {
        return state.current();
    }

    @Override
    public Watch watch(Consumer<PortfolioState> listener) {
        return state.watch(listener);
    }

    @Override
    public void select(Network network, List<NamedAccount> whose) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            boolean same = chosen.filter(network::equals).isPresent();
            if (!same || !whose.equals(accounts)) {
                forgetComparison();
            }
            over = over && same;
            chosen = Optional.of(network);
            accounts = List.copyOf(whose);
            compareIfDue();
        }
        apply();
    }

    @Override
    public void retry() {
        inner.retry();
    }

    @Override
    public void validators(Consumer<List<Validator>> take) {
        inner.validators(take);
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            state.forget();
            forgetComparison();
        }
        watch.close();
        inner.close();
    }

    /// Called under the inner source's lock: what changes there has to be asked for on another thread.
    private void hear(PortfolioState now) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            state.change(_ -> now.withComparison(compared));
            if (over && now.link() == Link.OFFLINE
                    && now.network().filter(one -> one.trust() == Trust.OWN).isPresent()) {
                LOG.warn("the own node is not reached: reading from the network's nodes again");
                forgetComparison();
                // it is tried again when that is due, or when it says something new
                comparedAt = clock.instant();
                over = false;
                Thread.ofVirtual().name("own-node-back").start(this::apply);
            }
            compareIfDue();
        }
    }

    private boolean isOurs() {
        return node.isPresent() && chosen.isPresent() && chosen.get().trust() != Trust.PRACTICE
                && node.get().network().equals(chosen.get().id());
    }

    /// The chosen network at the own node.
    private Network own(Network network) {
        return new Network(network.id(), network.title(), List.of(node.orElseThrow().endpoint()), network.genesis(),
                Duration.ZERO, Trust.OWN);
    }

    /// Has the inner source read from whoever it is to be read from now. Never under [#lock]: the inner source has one of
    /// its own, under which it calls back.
    private void apply() {
        synchronized (applying) {
            Network target;
            List<NamedAccount> whose;
            synchronized (lock) {
                if (closed || chosen.isEmpty()) {
                    return;
                }
                target = over && node.isPresent() ? own(chosen.get()) : chosen.get();
                whose = accounts;
            }
            inner.select(target, whose);
        }
    }

    private void forgetComparison() {
        compared = Optional.empty();
        comparedAt = null;
        if (comparing != null) {
            comparing.interrupt();
            comparing = null;
        }
    }

    private void publish() {
        state.change(now -> now.withComparison(compared));
    }

    private void compareIfDue() {
        Instant last = comparedAt;
        if (comparing != null || !isOurs() || (last != null && clock.instant().isBefore(last.plus(again)))) {
            return;
        }
        Network network = chosen.orElseThrow();
        Network mine = own(network);
        List<AccountId> whose = accounts.stream().map(NamedAccount::account).toList();
        Thread thread = Thread.ofVirtual().name("own-node-compare").unstarted(() -> {
            Optional<Comparison> result;
            try {
                result = Optional.of(comparer.compare(mine, network, whose));
            } catch (InterruptedException e) {
                return;
            } catch (TernException e) {
                LOG.warn("the own node could not be compared: {} {}", e.sentence(), e.details().orElse(""));
                result = Optional.empty();
            }
            take(result);
        });
        comparing = thread;
        thread.start();
    }

    /// @param result empty: the own node could not be read
    @SuppressWarnings("ReferenceEquality")
    private void take(Optional<Comparison> result) {
        synchronized (lock) {
            if (closed || comparing != Thread.currentThread()) {
                // somebody else's by now
                return;
            }
            comparing = null;
            comparedAt = clock.instant();
            compared = result;
            over = result.filter(found -> found.kind() != Comparison.Kind.DIFFERS).isPresent();
            publish();
        }
        apply();
    }
}

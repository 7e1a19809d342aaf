package tern.app.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.PortfolioSource.Watch;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.subnets.RewardReader;
import tern.wallet.subnets.RewardSample;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// What subnets paid on past days: as the history keeps it, else from a node. What was read once of a day is kept, since
/// the past does not change. Calls block; any thread may call.
public final class PaidDays implements AutoCloseable {

    /// Blocks in a day. What is read at their multiples is kept in the history; of other blocks only in memory.
    public static final long DAY = 7_200;

    private static final Logger LOG = LoggerFactory.getLogger(PaidDays.class);
    private static final int MOST_KEPT = 4_000;

    private final Watch watch;
    private final Map<Place, Optional<RewardSample>> remembered = new LinkedHashMap<>();
    private Optional<StoreTap.Held> held = Optional.empty();

    private record Place(Hash32 genesis, int netuid, long born, Hash32 block) {}

    /// @param tap of the history that keeps it
    public PaidDays(StoreTap tap) {
        watch = tap.watch(this::hold);
    }

    private PaidDays(StoreTap.Held held) {
        watch = () -> {};
        this.held = Optional.of(held);
    }

    /// Over an open history.
    public static PaidDays over(HistoryStore store) {
        return new PaidDays(new StoreTap.Held(store, false));
    }

    /// Over a history that is only read.
    static PaidDays reading(HistoryStore store) {
        return new PaidDays(new StoreTap.Held(store, true));
    }

    /// While the history is not open nothing is kept.
    public static PaidDays unkept() {
        return new PaidDays(new StoreTap());
    }

    private synchronized void hold(Optional<StoreTap.Held> now) {
        held = now;
    }

    /// Whether a public node is known that keeps the past of a network; one's own or a named node is asked itself.
    public static boolean isFetchable(Network network) {
        return network.trust() == Trust.PUBLIC && !BackFill.nodes(network).isEmpty();
    }

    /// What a subnet paid at some blocks. What is kept is told whatever the node knows.
    ///
    /// @param born   block in which the subnet was registered
    /// @param blocks the newest first: what is older than a state that the node gave up, it gave up too
    /// @param take   gets each that is known; answers whether to go on
    /// @return whether the node had all states that it was asked for
    public boolean read(ChainClient chain, int netuid, long born, List<Long> blocks, Predicate<RewardSample> take)
            throws TernException {
        boolean whole = true;
        for (Optional<BlockRef> block : chain.blocks(blocks)) {
            if (block.isEmpty()) {
                continue;
            }
            Optional<RewardSample> sample = Optional.empty();
            try {
                sample = sample(chain, new Place(chain.genesis(), netuid, born, block.get().hash()), block.get(),
                        whole);
            } catch (ChainException e) {
                if (e.kind() != ChainException.Kind.STATE_GONE) {
                    throw e;
                }
                whole = false;
            }
            if (sample.isPresent() && !take.test(sample.get())) {
                break;
            }
        }
        return whole;
    }

    private Optional<RewardSample> sample(ChainClient chain, Place place, BlockRef block, boolean ask)
            throws TernException {
        synchronized (remembered) {
            Optional<RewardSample> known = remembered.get(place);
            if (known != null) {
                return known;
            }
        }
        Optional<RewardSample> kept = kept(place, block);
        if (kept.isPresent() || !ask) {
            return kept;
        }
        Optional<RewardSample> read = RewardReader.read(chain, block, place.netuid(), place.born());
        if (read.isPresent() && block.number() % DAY == 0) {
            keep(place, chain.network().id(), read.get());
        }
        synchronized (remembered) {
            if (remembered.size() >= MOST_KEPT) {
                remembered.clear();
            }
            remembered.put(place, read);
        }
        return read;
    }

    private synchronized Optional<RewardSample> kept(Place place, BlockRef block) throws HistoryException {
        return held.isEmpty()
                ? Optional.empty()
                : held.get()
                        .store()
                        .paid()
                        .at(place.genesis(), place.netuid(), place.born(), block.number())
                        .filter(sample -> sample.block().equals(block));
    }

    /// What cannot be kept is shown all the same.
    private synchronized void keep(Place place, String network, RewardSample sample) {
        if (held.isEmpty() || held.get().readOnly()) {
            return;
        }
        try {
            held.get().store().paid().add(place.genesis(), network, place.netuid(), place.born(), sample);
        } catch (HistoryException e) {
            LOG.error("what a subnet paid was not kept: {}", e.details().orElse(""), e);
        }
    }

    /// As [#read], from a node that keeps the past, over a connection of its own and as slowly as the network asks for.
    /// An interrupt ends it; what was fetched by then stays.
    ///
    /// @param network of which [#isFetchable]
    public boolean fetch(Network network, ChainOptions options, Hash32 genesis, int netuid, long born,
            List<Long> blocks, Predicate<RewardSample> take) throws TernException {
        Network archive = new Network(network.id(), network.title(), BackFill.nodes(network), Optional.of(genesis),
                network.requestGap(), network.trust());
        try (ChainClient chain = ChainClient.connect(archive, options)) {
            return read(chain, netuid, born, blocks, take);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}

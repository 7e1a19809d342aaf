package tern.app.mining;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.PortfolioState;
import tern.app.ui.Changes;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerStatus;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Axon;
import tern.wallet.units.TernException;

/// Follows how the chosen miner stands on the chain while somebody looks or it runs. To be used on the FX thread.
final class PlacePresenter {

    private static final Logger LOG = LoggerFactory.getLogger(PlacePresenter.class);
    private static final long OFTEN_SECONDS = 10;
    private static final long SELDOM_SECONDS = 60;

    private final MiningModel model;
    private final Ports ports;
    private final Runnable changed;
    private final Map<String, Long> began = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private Optional<Network> network = Optional.empty();
    private Optional<BlockRef> head = Optional.empty();
    private Optional<BlockRef> readAt = Optional.empty();
    private Optional<Boolean> reached = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private long readSecond = Long.MIN_VALUE / 2;
    private long triedSecond = Long.MIN_VALUE / 2;
    private final Map<String, Long> othersRead = new HashMap<>();
    private final LossTeller losses;
    private int question;
    private boolean reading;
    private boolean readingOther;

    /// @param changed run when something else is known
    PlacePresenter(MiningModel model, Ports ports, Runnable changed) {
        this.model = model;
        this.ports = ports;
        this.changed = changed;
        this.losses = new LossTeller(ports);
    }

    /// Takes the newest state of the connection.
    void show(PortfolioState state) {
        Optional<Network> now = state.network();
        if (!now.map(Network::id).equals(network.map(Network::id))) {
            forget();
            // block numbers of another chain
            began.clear();
        }
        network = now;
        head = state.snapshot().map(snapshot -> snapshot.block());
    }

    /// Another miner is shown.
    void forget() {
        question++;
        reading = false;
        readAt = Optional.empty();
        readSecond = Long.MIN_VALUE / 2;
        triedSecond = Long.MIN_VALUE / 2;
        reached = Optional.empty();
        Changes.put(model.place, Optional.empty());
    }

    boolean isOn(MinerProfile profile) {
        return network.filter(is -> is.id().equals(profile.network())).isPresent();
    }

    /// Whether the wallet shows another network than the miner's.
    boolean isElsewhere(MinerProfile profile) {
        return network.isPresent() && !isOn(profile);
    }

    boolean isPractice() {
        return network.filter(is -> is.trust() == Trust.PRACTICE).isPresent();
    }

    Optional<Boolean> reached() {
        return reached;
    }

    /// The block at which a miner began to run, as far as can be told.
    OptionalLong began(String name) {
        Long block = began.get(name);
        return block == null ? OptionalLong.empty() : OptionalLong.of(block);
    }

    /// A miner runs, or has ended. One that ran before its first block was seen began so many blocks earlier as fit into
    /// the time; on the practice network, whose blocks come at any pace, it began when it was first seen.
    void ran(MinerStatus status) {
        if (status.pid().isEmpty()) {
            began.remove(status.name());
            running.remove(status.name());
            return;
        }
        running.add(status.name());
        if (head.isPresent() && !began.containsKey(status.name())) {
            long now = head.get().number();
            began.put(status.name(), isPractice() ? now : status.beganAt(now, ports.clock().instant()).orElse(now));
        }
    }

    /// Reads where it is time for that.
    ///
    /// @param seen whether somebody looks
    void look(Optional<MinerStatus> status, boolean seen) {
        Optional<MinerProfile> profile = model.chosen.get();
        boolean runs = status.filter(is -> is.pid().isPresent()).isPresent();
        if (profile.isEmpty() || head.isEmpty() || !isOn(profile.get()) || !seen && !runs) {
            return;
        }
        long second = ports.clock().instant().getEpochSecond();
        if (reading || head.equals(readAt) || second - readSecond < (seen ? OFTEN_SECONDS : SELDOM_SECONDS)
                && readAt.isPresent()) {
            return;
        }
        read(profile.get(), head.get(), second, runs);
    }

    private void read(MinerProfile profile, BlockRef at, long second, boolean runs) {
        reading = true;
        readSecond = second;
        int asked = ++question;
        Optional<AccountId> owner = ports.owner().apply(profile.wallet());
        ports.work().execute(() -> {
            try {
                Optional<MinerPlace> read = ports.places().read(profile, owner, at);
                ports.ui().execute(() -> {
                    if (asked == question) {
                        recovered();
                        Changes.put(model.place, read);
                        read.ifPresent(place -> came(profile, place, runs));
                        changed.run();
                    }
                });
            } catch (TernException e) {
                ports.ui().execute(() -> {
                    if (asked == question) {
                        // the next block brings another try; the window says itself when the node does not answer
                        trouble = Optional.of(e.sentence());
                        model.wrong.set(trouble);
                        changed.run();
                    }
                });
            } finally {
                ports.ui().execute(() -> {
                    if (asked == question) {
                        reading = false;
                        readAt = Optional.of(at);
                    }
                });
            }
        });
    }

    /// What went wrong with reading is over; anything else that stands there stays.
    private void recovered() {
        if (trouble.isPresent() && model.wrong.get().equals(trouble)) {
            model.wrong.set(Optional.empty());
        }
        trouble = Optional.empty();
    }

    private void came(MinerProfile profile, MinerPlace now, boolean runs) {
        if (runs) {
            // power and rent are said of the whole computer, and watts measured of the miner that is shown
            losses.saw(profile.name(), now, began(profile.name()), running.size() == 1);
            now.stand().axon().ifPresent(this::reach);
        }
    }

    /// Reads, one after the other, how those stand that run and are not shown: what an epoch paid is written down before
    /// the next one, and a miner that costs more than it brings is stopped also where nobody looks at it.
    void lookAtOthers(List<MinerStatus> statuses) {
        Optional<String> shown = model.chosen.get().map(MinerProfile::name);
        long second = ports.clock().instant().getEpochSecond();
        if (head.isEmpty() || readingOther) {
            return;
        }
        for (MinerStatus status : statuses) {
            Optional<MinerProfile> profile = model.profiles.get()
                    .stream()
                    .filter(each -> each.name().equals(status.name()) && isOn(each))
                    .findFirst();
            boolean due = second - othersRead.getOrDefault(status.name(), Long.MIN_VALUE / 2) >= SELDOM_SECONDS;
            if (profile.isPresent() && status.pid().isPresent() && due && !shown.equals(Optional.of(status.name()))) {
                othersRead.put(status.name(), second);
                readOther(profile.get(), head.get());
                return;
            }
        }
    }

    private void readOther(MinerProfile profile, BlockRef at) {
        readingOther = true;
        Optional<AccountId> owner = ports.owner().apply(profile.wallet());
        ports.work().execute(() -> {
            try {
                Optional<MinerPlace> read = ports.places().read(profile, owner, at);
                ports.ui()
                        .execute(() -> read.ifPresent(place -> losses.saw(profile.name(), place,
                                began(profile.name()), false)));
            } catch (TernException e) {
                // it is read again in a minute; the window says itself when the node does not answer
                LOG.info("how the miner {} stands could not be read: {}", profile.name(), e.sentence());
            } finally {
                ports.ui().execute(() -> readingOther = false);
            }
        });
    }

    private void reach(Axon axon) {
        long second = ports.clock().instant().getEpochSecond();
        if (second - triedSecond < SELDOM_SECONDS) {
            return;
        }
        triedSecond = second;
        Optional<MinerProfile> whose = model.chosen.get();
        ports.work().execute(() -> {
            boolean answers = ports.reach().apply(axon);
            ports.ui().execute(() -> {
                if (whose.equals(model.chosen.get())) {
                    reached = Optional.of(answers);
                    changed.run();
                }
            });
        });
    }
}

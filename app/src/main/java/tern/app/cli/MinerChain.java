package tern.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.mining.EpochBook;
import tern.app.mining.EpochLook;
import tern.app.mining.MinerPlace;
import tern.app.mining.SeenEpoch;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerState;
import tern.node.miner.MinerStatus;
import tern.node.miner.MinerTruth;
import tern.node.miner.Miners;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.keys.AccountId;
import tern.wallet.units.TernException;

/// What a miner's chain says of it, for the command line: written down beside what the window has seen.
final class MinerChain {

    private static final Logger LOG = LoggerFactory.getLogger(MinerChain.class);
    private static final long LOOK_SECONDS = 60;

    private final MinerProfile profile;
    private final Invocation invocation;
    private final EpochLook look;
    private Optional<Instant> startSeen = Optional.empty();
    private long seenFrom;

    MinerChain(MinerProfile profile, Invocation invocation) throws TernException {
        this.profile = profile;
        this.invocation = invocation;
        look = new EpochLook(new EpochBook(invocation.folders().data().resolve("mining")), InstantSource.system());
    }

    /// How it stands now; empty where nobody may be asked.
    private Optional<MinerPlace> place() throws TernException {
        if (invocation.arguments().has("--ask-nobody")) {
            return Optional.empty();
        }
        Optional<AccountId> owner = Wallets.lookUp(profile.wallet(), invocation).flatMap(wallet -> wallet.coldkey());
        try (ChainClient chain = PracticeAccess.connect(Networks.parse(profile.network()), ChainOptions.standard(),
                invocation)) {
            return look.read(chain, profile, owner.or(() -> Optional.of(profile.hotkey())), chain.bestBlock());
        }
    }

    /// Whether it earns; empty where nobody may be asked.
    Optional<MinerTruth> truth(MinerStatus status) throws TernException {
        return place().map(place -> MinerTruth.of(status.state() == MinerState.RUNNING, Optional.empty(),
                status.beganAt(place.stand().block().number(), Instant.now()), place.stand(), place.truths()));
    }

    /// Waits until it is over. Where the profile wants the miner stopped after epochs of loss, each is looked at meanwhile;
    /// the command line knows no costs, so one of loss is one that paid nothing. Only epochs count that began after it was
    /// first seen running.
    void await(CountDownLatch over, Miners miners) throws TernException, InterruptedException {
        if (profile.lossEpochs().isEmpty() || invocation.arguments().has("--ask-nobody")) {
            over.await();
            return;
        }
        while (!over.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
            try {
                Optional<MinerPlace> place = place();
                if (place.isPresent()) {
                    tell(miners, place.get());
                }
            } catch (TernException e) {
                // the miner goes on, and the chain is asked again in a minute
                LOG.warn("how the miner stands could not be read: {} {}", e.sentence(), e.details().orElse(""));
            }
        }
    }

    private void tell(Miners miners, MinerPlace place) throws TernException, InterruptedException {
        MinerStatus status = miners.status(profile.name());
        if (status.state() != MinerState.RUNNING) {
            startSeen = Optional.empty();
            return;
        }
        if (startSeen.isEmpty() || !startSeen.equals(status.started())) {
            startSeen = status.started();
            seenFrom = place.stand().block().number();
        }
        Optional<SeenEpoch> epoch = place.wholeEpoch(OptionalLong.of(seenFrom));
        if (epoch.isPresent()) {
            miners.epoch(profile.name(), epoch.get().block(), epoch.get().earned().isZero());
        }
    }
}

package tern.app.mining.seat;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource.Watch;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.SeatLook;
import tern.wallet.bittensor.SeatWait;
import tern.wallet.bittensor.SeatWork;
import tern.wallet.bittensor.SeatWorkSolver;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.MinerReader;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Asks over the connection that the feed has.
public final class ChainSeats implements SeatSource {

    private final Watch watch;
    private volatile Optional<ChainClient> client = Optional.empty();

    public ChainSeats(ChainTap tap) {
        watch = tap.watch(now -> client = now);
    }

    @Override
    public Optional<SeatLook> look(int netuid, AccountId hotkey, AccountId coldkey) throws TernException {
        Optional<ChainClient> now = client;
        if (now.isEmpty()) {
            return Optional.empty();
        }
        ChainClient chain = now.get();
        return Optional.of(SeatLook.read(chain, netuid, hotkey, coldkey, chain.bestBlock()));
    }

    @Override
    public Optional<MinerStand> stand(int netuid, AccountId hotkey, AccountId coldkey) throws TernException {
        Optional<ChainClient> now = client;
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(new MinerReader(now.get()).read(netuid, hotkey, coldkey, now.get().bestBlock()));
    }

    @Override
    public Optional<Rao> below(Intent.Register seat, Consumer<Rao> told, BooleanSupplier unwanted)
            throws TernException, InterruptedException {
        Optional<ChainClient> now = client;
        return now.isEmpty()
                ? Optional.empty()
                : new SeatWait(now.get()).below(seat.netuid(), seat.hotkey(), seat.limit(), told, unwanted);
    }

    @Override
    public Optional<SeatWork> work(Intent.Register seat, SeatWorkSolver solver, BooleanSupplier unwanted)
            throws TernException, InterruptedException {
        Optional<ChainClient> now = client;
        return now.isEmpty() ? Optional.empty() : new SeatWait(now.get()).work(seat, solver, unwanted);
    }

    @Override
    public void close() {
        watch.close();
    }
}

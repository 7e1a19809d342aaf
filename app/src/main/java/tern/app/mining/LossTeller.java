package tern.app.mining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tern.app.feed.Problem;
import tern.node.miner.MinerException;

/// Tells the miners' keeper of each epoch whether it was one of loss: one that paid nothing, or less than its power and
/// rent cost where those and TAO's price are known. To be used on the FX thread.
final class LossTeller {

    private final Ports ports;
    private final Map<String, Long> told = new HashMap<>();

    LossTeller(Ports ports) {
        this.ports = ports;
    }

    /// @param began the block at which the miner began to run; an epoch that ended before that says nothing of it
    void saw(String name, MinerPlace place, OptionalLong began) {
        List<SeenEpoch> epochs = place.epochs();
        if (began.isEmpty() || epochs.isEmpty() || epochs.getLast().block() <= began.getAsLong()) {
            return;
        }
        SeenEpoch epoch = epochs.getLast();
        Long before = told.put(name, epoch.block());
        if (before != null && before == epoch.block()) {
            return;
        }
        boolean lost = epoch.earned().isZero() || net(epoch, place).filter(EpochNet::isLoss).isPresent();
        ports.work().execute(() -> {
            try {
                ports.miners().epoch(name, epoch.block(), lost);
            } catch (MinerException e) {
                ports.ui().execute(() -> ports.report().accept(new Problem(e.sentence(), e.details())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Optional<EpochNet> net(SeenEpoch epoch, MinerPlace place) {
        long tempo = place.stand().tempo();
        return tempo > 0 ? ports.costs().left(epoch, tempo) : Optional.empty();
    }
}

package tern.app.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tern.app.feed.Problem;
import tern.app.mining.EpochCosts.Loss;
import tern.node.miner.MinerException;

/// Tells the miners' keeper of each epoch whether it was one of loss: one that paid nothing, or less than its power and
/// rent cost where those and TAO's price are known. To be used on the FX thread.
final class LossTeller {

    private final Ports ports;
    private final Map<String, Long> told = new HashMap<>();
    private final Map<String, Long> waiting = new HashMap<>();

    LossTeller(Ports ports) {
        this.ports = ports;
    }

    private record Told(long block, boolean lost) {}

    /// An epoch that ended before the miner ran, or of which it ran only a part, says nothing of it.
    ///
    /// @param began   the block at which the miner began to run
    /// @param charged whether the costs that the person has said are this miner's alone; else only an epoch that paid
    ///                nothing is one of loss
    void saw(String name, MinerPlace place, OptionalLong began, boolean charged) {
        Optional<SeenEpoch> last = place.wholeEpoch(began);
        if (last.isEmpty()) {
            return;
        }
        SeenEpoch epoch = last.get();
        Long before = told.get(name);
        if (before != null && before == epoch.block()) {
            return;
        }
        List<Told> now = new ArrayList<>();
        Long older = waiting.get(name);
        if (older != null && older != epoch.block()) {
            // what it cost was never to be known: no loss can be said of it
            now.add(new Told(older, false));
            waiting.remove(name);
        }
        Loss loss = epoch.earned().isZero() ? Loss.YES : charged ? costs(epoch, place) : Loss.NO;
        if (loss == Loss.NOT_KNOWN_YET) {
            waiting.put(name, epoch.block());
        } else {
            waiting.remove(name);
            told.put(name, epoch.block());
            now.add(new Told(epoch.block(), loss == Loss.YES));
        }
        if (!now.isEmpty()) {
            tell(name, now);
        }
    }

    private Loss costs(SeenEpoch epoch, MinerPlace place) {
        long tempo = place.stand().tempo();
        return tempo > 0 ? ports.costs().loss(epoch, tempo) : Loss.NOT_SAID;
    }

    /// In their order: what comes late is not counted.
    private void tell(String name, List<Told> epochs) {
        ports.work().execute(() -> {
            try {
                for (Told epoch : epochs) {
                    ports.miners().epoch(name, epoch.block(), epoch.lost());
                }
            } catch (MinerException e) {
                ports.ui().execute(() -> ports.report().accept(new Problem(e.sentence(), e.details())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}

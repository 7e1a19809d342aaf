package tern.node.miner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.Rao;

/// Whether a miner mines: from the process on this computer, the card, and the chain, which alone pays.
///
/// @param verdict  the three put together
/// @param since    the block since when it does not earn, at least; known with [Verdict#NOT_EARNING] and
///                 [Verdict#IDLE]
/// @param sentence for the person
public record MinerTruth(Verdict verdict, OptionalLong since, String sentence) {

    public enum Verdict {
        /// It does not run, and earns nothing.
        STOPPED,
        /// It does not run, and still earns for what it did before: that ends soon.
        PAID_FOR_BEFORE,
        /// It runs and has no seat: nobody can pay it.
        NO_SEAT,
        /// It runs, and no epoch has ended since it could have been rated.
        TOO_EARLY,
        /// It runs, the card does nothing, and the chain pays nothing.
        IDLE,
        /// It runs, and the chain pays nothing.
        NOT_EARNING,
        /// It runs, and the chain pays.
        EARNING
    }

    /// What an epoch paid.
    ///
    /// @param block    of its end
    /// @param emission what the seat got, in rao of alpha, measured where it could be
    public record Epoch(long block, Rao emission) {}

    /// What the last epoch paid a seat, in rao of alpha: what was measured, else what the chain says. An epoch from before
    /// the registration paid it nothing, but whoever sat there. Empty without a seat.
    ///
    /// @param epochs that were seen of this seat
    public static Optional<Rao> lastPay(MinerStand stand, List<Epoch> epochs) {
        return stand.seat()
                .map(seat -> stand.lastEpoch() <= seat.registeredAt()
                        ? Rao.ZERO
                        : epochs.stream()
                                .filter(epoch -> epoch.block() == stand.lastEpoch())
                                .map(Epoch::emission)
                                .findFirst()
                                .orElse(seat.emission()));
    }

    /// @param alive     whether its process runs
    /// @param cardBusy  whether its card works; empty where that is not known, or it has none
    /// @param aliveFrom the block at which it began to run, as far as is known
    /// @param stand     the newest from the chain
    /// @param epochs    that were seen of this seat, oldest first
    public static MinerTruth of(boolean alive, Optional<Boolean> cardBusy, OptionalLong aliveFrom, MinerStand stand,
            List<Epoch> epochs) {
        if (stand.seat().isEmpty()) {
            return alive ? told(Verdict.NO_SEAT, "truth.no-seat") : told(Verdict.STOPPED, "truth.stopped");
        }
        MinerStand.Seat seat = stand.seat().get();
        boolean paid = lastPay(stand, epochs).filter(pay -> !pay.isZero()).isPresent();
        if (!alive) {
            return paid ? told(Verdict.PAID_FOR_BEFORE, "truth.before") : told(Verdict.STOPPED, "truth.stopped");
        }
        if (paid) {
            return told(Verdict.EARNING, "truth.earning");
        }
        long able = Math.max(seat.registeredAt(), aliveFrom.orElse(seat.registeredAt()));
        if (stand.lastEpoch() <= able) {
            return told(Verdict.TOO_EARLY, "truth.early");
        }
        long since = Math.max(able, unpaidFrom(epochs, stand));
        if (cardBusy.isPresent() && !cardBusy.get()) {
            return new MinerTruth(Verdict.IDLE, OptionalLong.of(since), Texts.get("truth.idle", since));
        }
        return new MinerTruth(Verdict.NOT_EARNING, OptionalLong.of(since), Texts.get("truth.not-earning", since));
    }

    private static MinerTruth told(Verdict verdict, String key) {
        return new MinerTruth(verdict, OptionalLong.empty(), Texts.get(key));
    }

    /// From which block on no epoch has paid, as far as that was seen: of epochs that nobody saw nothing is said.
    private static long unpaidFrom(List<Epoch> epochs, MinerStand stand) {
        long tempo = Math.max(1, stand.tempo());
        long from = stand.lastEpoch() - tempo;
        for (Epoch epoch : epochs.reversed()) {
            if (epoch.block() >= stand.lastEpoch()) {
                continue;
            }
            if (epoch.block() < from - tempo / 2) {
                break;
            }
            if (!epoch.emission().isZero()) {
                return epoch.block();
            }
            from = epoch.block() - tempo;
        }
        return from;
    }
}

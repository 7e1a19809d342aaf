package tern.wallet.mining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tern.wallet.chain.BlockRef;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.units.Rao;

/// Who mines on a subnet and what they were paid in its last epoch, at one block. Validators are not counted, nor are
/// the subnet owner's own keys: what falls to these as miners is paid to nobody.
///
/// @param block         the block
/// @param netuid        the subnet
/// @param daily         alpha a day of each miner, in rao, rising: its last epoch's pay times the epochs of a day
/// @param earning       how many of them were paid anything
/// @param young         how many are still immune
/// @param youngEarning  how many of those were paid anything
/// @param pruningLine   alpha a day of who would be put out next; empty while seats are free
/// @param withheld      part of the miners' pay that falls to the owner's keys, 0 to 1; empty when nobody was rated
/// @param newInDay      registrations of the last 7,200 blocks whose keys still sit there
/// @param medianAgeDays days that half of the miners past their immunity have sat there; empty when there is none
/// @param immunityDays  days a newcomer is immune, as long as enough others are not
public record MinerField(
        BlockRef block,
        int netuid,
        List<Rao> daily,
        int earning,
        int young,
        int youngEarning,
        Optional<Rao> pruningLine,
        OptionalDouble withheld,
        int newInDay,
        OptionalDouble medianAgeDays,
        double immunityDays) {

    /// Blocks of a day at the chain's twelve seconds.
    static final long BLOCKS_A_DAY = 7_200;

    public MinerField {
        daily = List.copyOf(daily);
    }

    /// @return empty for root, where nobody mines
    public static Optional<MinerField> of(SubnetDetail detail) {
        if (detail.netuid() == 0) {
            return Optional.empty();
        }
        Epoch epoch = new Epoch(detail);
        List<Rao> daily = new ArrayList<>();
        List<Double> ages = new ArrayList<>();
        int earning = 0;
        int young = 0;
        int youngEarning = 0;
        int newInDay = 0;
        for (Neuron neuron : detail.neurons()) {
            long age = Math.max(0, detail.block().number() - neuron.registeredAt());
            newInDay += age < BLOCKS_A_DAY ? 1 : 0;
            if (!epoch.mines(neuron)) {
                continue;
            }
            Rao pay = epoch.daily(neuron);
            daily.add(pay);
            boolean paid = !pay.isZero();
            earning += paid ? 1 : 0;
            if (detail.immune(neuron)) {
                young++;
                youngEarning += paid ? 1 : 0;
            } else {
                ages.add(age / (double) BLOCKS_A_DAY);
            }
        }
        daily.sort(null);
        ages.sort(null);
        Optional<Rao> line = detail.seats().full() && !detail.pruning().isEmpty()
                ? detail.neurons()
                        .stream()
                        .filter(neuron -> neuron.uid() == detail.pruning().getFirst())
                        .findFirst()
                        .map(neuron -> epoch.aDay(neuron.emission()))
                : Optional.empty();
        return Optional.of(new MinerField(detail.block(), detail.netuid(), daily, earning, young, youngEarning, line,
                epoch.withheld(), newInDay,
                ages.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(ages.get(ages.size() / 2)),
                detail.seats().immunityBlocks() / (double) BLOCKS_A_DAY));
    }

    /// How many mine.
    public int miners() {
        return daily.size();
    }

    /// What so many per cent of the miners earn at most, alpha a day in rao; zero where nobody mines.
    ///
    /// @param percent 0 to 100
    public Rao percentile(int percent) {
        if (daily.isEmpty()) {
            return Rao.ZERO;
        }
        // nearest rank, so that the answer is what somebody really earned
        int rank = (int) Math.ceil(percent / 100.0 * daily.size());
        return daily.get(Math.clamp(rank - 1L, 0, daily.size() - 1));
    }

    /// Whether most of those that mine there were paid nothing, or most of those that came lately.
    public boolean mostEarnNothing() {
        return earning * 2 < miners() || young > 0 && youngEarning * 2 < young;
    }

    /// Days a seat is likely to be held: those of the miners there, at least as long as a newcomer is immune.
    public double expectedDays() {
        return Math.max(1, Math.max(immunityDays, medianAgeDays.orElse(0)));
    }

    /// One epoch's pay, told apart by who is paid as what.
    private static final class Epoch {

        private final SubnetDetail detail;
        /// Pay and incentive of those that are paid as miners alone: what one unit of incentive brought.
        private final BigInteger pay;
        private final BigInteger incentive;

        Epoch(SubnetDetail detail) {
            this.detail = detail;
            BigInteger sum = BigInteger.ZERO;
            BigInteger rated = BigInteger.ZERO;
            for (Neuron neuron : detail.neurons()) {
                if (mines(neuron) && neuron.dividends() == 0 && neuron.incentive() > 0) {
                    sum = sum.add(BigInteger.valueOf(neuron.emission().value()));
                    rated = rated.add(BigInteger.valueOf(neuron.incentive()));
                }
            }
            this.pay = sum;
            this.incentive = rated;
        }

        private boolean owners(Neuron neuron) {
            return detail.ownerHotkey().filter(neuron.hotkey()::equals).isPresent()
                    || detail.owner().isPresent() && neuron.coldkey().equals(detail.owner());
        }

        boolean mines(Neuron neuron) {
            return !owners(neuron) && (neuron.incentive() > 0 || !neuron.permit() && neuron.dividends() == 0);
        }

        /// A validator that mines too is paid for both in one sum: its miner's part follows from its incentive.
        Rao daily(Neuron neuron) {
            if (neuron.dividends() == 0) {
                return aDay(neuron.emission());
            }
            if (incentive.signum() == 0) {
                return Rao.ZERO;
            }
            Rao part = Rao.of(pay.multiply(BigInteger.valueOf(neuron.incentive())).divide(incentive));
            return aDay(part.min(neuron.emission()));
        }

        Rao aDay(Rao epoch) {
            return epoch.scaled(BigInteger.valueOf(BLOCKS_A_DAY),
                    BigInteger.valueOf(Math.max(1, detail.tempoBlocks())));
        }

        OptionalDouble withheld() {
            long all = 0;
            long own = 0;
            for (Neuron neuron : detail.neurons()) {
                all += neuron.incentive();
                own += owners(neuron) ? neuron.incentive() : 0;
            }
            return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(own / (double) all);
        }
    }
}

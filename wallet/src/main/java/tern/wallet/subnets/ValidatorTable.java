package tern.wallet.subnets;

import java.util.List;
import java.util.Optional;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;

/// The validators of one subnet at one block.
///
/// @param block        the block
/// @param netuid       the subnet, 0 is root
/// @param tempoBlocks  blocks from one payout to the next
/// @param cutoffBlocks a validator that set no weights for so many blocks is idle
/// @param rows         largest stake weight first: all with a permit, all that were paid, and those asked for
public record ValidatorTable(BlockRef block, int netuid, int tempoBlocks, long cutoffBlocks, List<ValidatorRow> rows) {

    private static final int BLOCKS_A_DAY = 7_200;

    public ValidatorTable {
        rows = List.copyOf(rows);
    }

    public Optional<ValidatorRow> find(AccountId hotkey) {
        return rows.stream().filter(row -> row.hotkey().equals(hotkey)).findFirst();
    }

    /// What one whole alpha gains in a day with the validator in the middle of those that earn, going by the last epoch;
    /// zero where none earns or the subnet has no epochs.
    public double medianGainADay() {
        List<Double> gains = rows.stream()
                .filter(row -> row.standing() == ValidatorRow.Standing.EARNING)
                .map(ValidatorRow::gainOfLastEpoch)
                .filter(gain -> gain > 0)
                .sorted()
                .toList();
        if (gains.isEmpty() || tempoBlocks <= 0) {
            return 0;
        }
        int middle = gains.size() / 2;
        double median = gains.size() % 2 == 1
                ? gains.get(middle)
                : (gains.get(middle - 1) + gains.get(middle)) / 2;
        return median * BLOCKS_A_DAY / tempoBlocks;
    }
}

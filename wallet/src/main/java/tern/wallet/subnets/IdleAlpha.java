package tern.wallet.subnets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.PoolMath;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.units.Rao;

/// A position that earns nothing, and what that costs.
///
/// @param account  who owns it
/// @param position what
/// @param standing why it earns nothing
/// @param lossADay alpha a day that it would earn with the validator in the middle of those that earn on that subnet
/// @param lossTao  the same at the spot price, in rao of TAO
/// @param better   the validator that paid most in the last epoch among those that set weights; where it could be moved
public record IdleAlpha(
        AccountId account,
        PositionPicture position,
        ValidatorRow.Standing standing,
        Rao lossADay,
        Rao lossTao,
        Optional<ValidatorRow> better) {

    /// What is worth less than 0.001 TAO is dust that no move pays for.
    private static final long DUST = 1_000_000;

    /// Finds them, the most costly first. Root stake is left out: a validator without a seat may well be paid there.
    ///
    /// @param tables validators of the subnets that the portfolio has stake on, read at its block or near it with the
    ///               portfolio's hotkeys among those asked for; subnets without a table are left out
    public static List<IdleAlpha> find(PortfolioSnapshot portfolio, Map<Integer, ValidatorTable> tables) {
        List<IdleAlpha> idle = new ArrayList<>();
        Map<Integer, Double> gains = new HashMap<>();
        for (AccountPicture account : portfolio.accounts()) {
            for (PositionPicture position : account.positions()) {
                ValidatorTable table = tables.get(position.netuid());
                if (position.netuid() == 0 || table == null || position.earning().orElse(false)) {
                    continue;
                }
                Optional<ValidatorRow> row = table.find(position.hotkey());
                ValidatorRow.Standing standing = row.map(ValidatorRow::standing).orElse(ValidatorRow.Standing.GONE);
                double gain = gains.computeIfAbsent(position.netuid(), _ -> table.medianGainADay());
                // where nobody earns it is the subnet that pays nothing
                if (standing == ValidatorRow.Standing.EARNING || standing == ValidatorRow.Standing.UNKNOWN
                        || gain <= 0) {
                    continue;
                }
                Rao loss = Rao.of((long) (position.alpha().value() * Math.min(gain, 1.0)));
                if (position.spot().value() >= DUST) {
                    idle.add(new IdleAlpha(account.account(), position, standing, loss,
                            PoolMath.value(loss, position.price()), better(table)));
                }
            }
        }
        idle.sort(Comparator.comparing(IdleAlpha::lossTao)
                .thenComparing(one -> one.position().spot())
                .reversed()
                .thenComparingInt(one -> one.position().netuid()));
        return idle;
    }

    private static Optional<ValidatorRow> better(ValidatorTable table) {
        return table.rows()
                .stream()
                .filter(row -> row.standing() == ValidatorRow.Standing.EARNING)
                .max(Comparator.comparingDouble(ValidatorRow::gainOfLastEpoch));
    }
}

package tern.app.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// `tern stake add` and `tern stake remove`.
final class StakeCommand implements Command {

    private final boolean add;

    StakeCommand(boolean add) {
        this.add = add;
    }

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        Arguments arguments = invocation.arguments();
        boolean all = arguments.has("--all");
        Optional<String> amount = arguments.value("--amount");
        if (all == amount.isPresent()) {
            throw invocation.usage("stake.amount-or-all");
        }
        int netuid = SubnetsCommand.netuid(arguments.needed("--netuid"), invocation);
        AccountId hotkey = Ss58.parse(arguments.needed("--hotkey"));
        Optional<Tolerance> tolerance = tolerance(arguments.value("--tolerance"), invocation);
        Optional<Rao> rao = amount.isPresent()
                ? Optional.of(TransactionFlow.amount(amount.get(), invocation))
                : Optional.empty();
        WalletEntry wallet = Wallets.find(arguments.needed("--from"), invocation);
        AccountId coldkey = Wallets.coldkey(wallet, invocation);
        Intent intent = add
                ? new Intent.AddStake(coldkey, hotkey, netuid, rao.orElseThrow(), tolerance, atLimit(arguments))
                : new Intent.RemoveStake(coldkey, hotkey, netuid, rao, tolerance, atLimit(arguments));
        return new TransactionFlow(invocation, wallet).run(intent);
    }

    /// What happens where the price reaches the limit.
    static AtLimit atLimit(Arguments arguments) {
        return arguments.has("--partial") ? AtLimit.PARTIAL : AtLimit.STOP;
    }

    /// A percentage with at most two decimals.
    static Optional<Tolerance> tolerance(Optional<String> text, Invocation invocation) throws CliException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String digits = text.get().strip();
        if (digits.endsWith("%")) {
            digits = digits.substring(0, digits.length() - 1).strip();
        }
        try {
            if (digits.length() <= 6 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0) {
                int basisPoints = new BigDecimal(digits).movePointRight(2).intValueExact();
                if (basisPoints >= 1 && basisPoints <= Tolerance.MAX_BASIS_POINTS) {
                    return Optional.of(new Tolerance(basisPoints));
                }
            }
        } catch (ArithmeticException | NumberFormatException ignored) {
            // The same sentence says it.
        }
        throw invocation.usage("stake.bad-tolerance");
    }
}

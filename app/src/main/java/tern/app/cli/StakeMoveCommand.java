package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// `tern stake move|swap|exit|claim`: to another validator, to another subnet, out of everything, and what root stake
/// has earned.
final class StakeMoveCommand implements Command {

    private final CommandId id;

    StakeMoveCommand(CommandId id) {
        this.id = id;
    }

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        Arguments arguments = invocation.arguments();
        Optional<AccountId> hotkey = account("--hotkey", arguments);
        Optional<Tolerance> tolerance = StakeCommand.tolerance(arguments.value("--tolerance"), invocation);
        return switch (id) {
            case STAKE_MOVE -> {
                int netuid = SubnetsCommand.netuid(arguments.needed("--netuid"), invocation);
                AccountId to = Ss58.parse(arguments.needed("--to-hotkey"));
                Optional<Rao> alpha = alpha(invocation);
                yield sign(invocation, from -> new Intent.MoveStake(from, hotkey.orElseThrow(), to, netuid, alpha));
            }
            case STAKE_SWAP -> {
                int from = SubnetsCommand.netuid(arguments.needed("--netuid"), invocation);
                int to = SubnetsCommand.netuid(arguments.needed("--to-netuid"), invocation);
                AccountId there = account("--to-hotkey", arguments).orElse(hotkey.orElseThrow());
                Optional<Rao> alpha = alpha(invocation);
                yield sign(invocation, coldkey -> new Intent.SwapStake(coldkey, hotkey.orElseThrow(), there, from, to,
                        alpha, tolerance, StakeCommand.atLimit(arguments)));
            }
            case STAKE_EXIT -> sign(invocation, from -> new Intent.RemoveAllStake(from, hotkey, tolerance));
            case STAKE_CLAIM -> {
                Optional<Boolean> keep = keep(invocation);
                if (keep.isPresent() && hotkey.isPresent()) {
                    throw invocation.usage("stake.dividends-alone");
                }
                yield sign(invocation, from -> keep.isPresent()
                        ? new Intent.RootClaimChoice(from, keep.get())
                        : new Intent.ClaimRoot(from, hotkey));
            }
            default -> throw new IllegalStateException("not a move of stake: " + id);
        };
    }

    /// An intent of an account.
    @FunctionalInterface
    private interface Wish {
        Intent of(AccountId coldkey);
    }

    private static int sign(Invocation invocation, Wish wish) throws TernException, IOException {
        WalletEntry wallet = Wallets.find(invocation.arguments().needed("--from"), invocation);
        AccountId coldkey = Wallets.coldkey(wallet, invocation);
        return new TransactionFlow(invocation, wallet).run(wish.of(coldkey));
    }

    private static Optional<AccountId> account(String option, Arguments arguments) throws AddressException {
        Optional<String> typed = arguments.value(option);
        return typed.isEmpty() ? Optional.empty() : Optional.of(Ss58.parse(typed.get()));
    }

    /// Empty for everything.
    private static Optional<Rao> alpha(Invocation invocation) throws TernException {
        Optional<String> amount = invocation.arguments().value("--amount");
        if (invocation.arguments().has("--all") == amount.isPresent()) {
            throw invocation.usage("stake.move-amount-or-all");
        }
        return amount.isPresent() ? Optional.of(TransactionFlow.amount(amount.get(), invocation)) : Optional.empty();
    }

    private static Optional<Boolean> keep(Invocation invocation) throws CliException {
        Optional<String> wanted = invocation.arguments().value("--dividends");
        return switch (wanted.orElse("")) {
            case "" -> Optional.empty();
            case "keep" -> Optional.of(true);
            case "swap" -> Optional.of(false);
            default -> throw invocation.usage("stake.bad-dividends");
        };
    }
}

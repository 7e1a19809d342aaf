package tern.wallet.bittensor;

import java.time.Instant;
import java.util.Optional;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Single values of the chain that several readers need.
public final class ChainValues {

    private ChainValues() {}

    /// What an account must keep to live, in rao. Source: constant `Balances.ExistentialDeposit`.
    public static Rao existentialDeposit(ChainState state) throws ChainException, StateException {
        Optional<Rao> deposit = constant(state, "Balances", "ExistentialDeposit");
        if (deposit.isEmpty()) {
            throw StateException.unsupported(Texts.get("state.no-balances"),
                    "no constant Balances.ExistentialDeposit");
        }
        return deposit.get();
    }

    /// The least TAO that a stake or a partial unstake may move, in rao; zero where the runtime has no minimum. Source:
    /// constant `SubtensorModule.InitialMinStake`. Runtimes without that constant but with limit calls had the same
    /// minimum of 0.002 TAO in their code.
    static Rao minStake(ChainState state) throws ChainException, StateException {
        Optional<Rao> known = constant(state, "SubtensorModule", "InitialMinStake");
        return known.orElse(state.features().limitStakeCalls() ? Rao.of(2_000_000) : Rao.ZERO);
    }

    /// The block's own time. Source: `Timestamp.Now`, milliseconds; zero before the first block.
    public static Answer<Optional<Instant>> askTime(ReadRound round) {
        return round.storage("Timestamp", "Now").map("Timestamp.Now", now -> {
            long milliseconds = now.isEmpty() ? 0 : now.get().asLong();
            return milliseconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(milliseconds));
        });
    }

    private static Optional<Rao> constant(ChainState state, String pallet, String name)
            throws ChainException, StateException {
        Optional<Value> value = state.constant(pallet, name);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Shape.amount(value.get()));
        } catch (ScaleException e) {
            throw StateException.unreadable(pallet + "." + name, e);
        }
    }
}

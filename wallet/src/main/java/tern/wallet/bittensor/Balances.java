package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// An account's TAO. Source: `System.Account`.
///
/// @param free      TAO that is not reserved, in rao
/// @param reserved  TAO held as deposits, in rao
/// @param locked    the part of `free` that cannot leave now, in rao
/// @param consumers what keeps the account from being removed; 0 when nothing does
/// @param exists    whether the chain knows the account
public record Balances(Rao free, Rao reserved, Rao locked, long consumers, boolean exists) {

    /// An account that the chain does not know.
    public static final Balances EMPTY = new Balances(Rao.ZERO, Rao.ZERO, Rao.ZERO, 0, false);

    /// TAO that can leave while the account stays alive, before any fee.
    public Rao spendable(Rao existentialDeposit) {
        return free.minusOrZero(locked.max(existentialDeposit));
    }

    /// Asks for one account.
    public static Answer<Balances> ask(ReadRound round, AccountId account) {
        return round.storage("System", "Account", Shape.key(account)).map("System.Account", Balances::read);
    }

    static Balances read(Optional<Value> info) throws ScaleException {
        if (info.isEmpty()) {
            return EMPTY;
        }
        Value data = info.get().field("data");
        Rao free = Shape.amount(data.field("free"));
        Rao reserved = Shape.amount(data.field("reserved"));
        long consumers = info.get().field("consumers").asLong();
        long providers = info.get().field("providers").asLong();
        boolean sufficient = info.get().find("sufficients").isPresent()
                && info.get().field("sufficients").asLong() > 0;
        return new Balances(free, reserved, locked(data, free, reserved), consumers, providers > 0 || sufficient);
    }

    private static Rao locked(Value data, Rao free, Rao reserved) throws ScaleException {
        Optional<Value> frozen = data.find("frozen");
        if (frozen.isPresent()) {
            // frozen TAO may be the reserved part: only what exceeds it holds free TAO back
            return Shape.amount(frozen.get()).minusOrZero(reserved).min(free);
        }
        // before frozen became one number it spoke of free TAO alone
        Rao misc = Shape.amount(data.field("misc_frozen"));
        Rao fee = Shape.amount(data.field("fee_frozen"));
        return misc.max(fee).min(free);
    }
}

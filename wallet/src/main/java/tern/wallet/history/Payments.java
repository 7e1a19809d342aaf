package tern.wallet.history;

import java.util.Collection;
import java.util.Set;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What came to some accounts from others and went from them to others, in rao of TAO; stake that changed hands counts at
/// what the chain says it was worth. What they pay each other is neither.
///
/// @param in  came in
/// @param out went out, without fees
public record Payments(Rao in, Rao out) {

    public static final Payments NONE = new Payments(Rao.ZERO, Rao.ZERO);

    /// @param activity of these accounts, in any order
    /// @param own      all accounts that are looked at together
    public static Payments of(Collection<ActivityEntry> activity, Set<AccountId> own) {
        Rao in = Rao.ZERO;
        Rao out = Rao.ZERO;
        for (ActivityEntry entry : activity) {
            boolean among = entry.other().filter(own::contains).isPresent();
            if (entry.part() || among || entry.tao().isEmpty()) {
                continue;
            }
            switch (entry.kind()) {
                case RECEIVED, STAKE_RECEIVED -> in = in.plus(entry.tao().get());
                case SENT, STAKE_SENT -> out = out.plus(entry.tao().get());
                default -> {
                }
            }
        }
        return new Payments(in, out);
    }

    public Payments plus(Payments other) {
        return new Payments(in.plus(other.in), out.plus(other.out));
    }
}

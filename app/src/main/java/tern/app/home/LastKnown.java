package tern.app.home;

import java.util.List;
import tern.wallet.units.Rao;

/// What Home shows where it has had no numbers since the window was opened: those of the history.
///
/// @param total  what everything would have brought then, in rao of TAO
/// @param when   which block that was and how long ago, in words
/// @param stakes the positions of then, the largest first
public record LastKnown(Rao total, String when, List<Stake> stakes) {

    /// One position, under the names that were known then.
    ///
    /// @param subnet    with its number
    /// @param validator its name, or its address in short
    /// @param amount    in rao of alpha (root: of TAO)
    /// @param symbol    the unit of `amount`
    /// @param value     what selling would have brought, in rao of TAO
    public record Stake(String subnet, String validator, Rao amount, String symbol, Rao value) {}

    public LastKnown {
        stakes = List.copyOf(stakes);
    }
}

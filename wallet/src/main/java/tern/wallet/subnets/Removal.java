package tern.wallet.subnets;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tern.wallet.units.Rao;

/// Whether the subnet itself is in danger. When all places for subnets are taken, a new one takes the place of that with
/// the lowest average price which is no longer protected by its age; what is in its pool is then paid out to those who
/// hold its alpha, as free TAO.
///
/// @param subnets        how many there are, without root
/// @param limit          how many there may be; empty where the runtime has no limit
/// @param protectedUntil first block at which its age protects it no more; empty where the chain does not tell
/// @param protectedNow   whether that is still to come
/// @param rank           its place among those that can go, 1 goes first; empty while it is protected
/// @param canGo          how many can go
/// @param nextToGo       the subnet that the runtime itself names as next; empty where it names none
/// @param newSubnetCost  what a new subnet costs now, in rao of TAO: the price of pushing one out
public record Removal(
        int subnets,
        OptionalInt limit,
        OptionalLong protectedUntil,
        boolean protectedNow,
        OptionalInt rank,
        int canGo,
        OptionalInt nextToGo,
        Optional<Rao> newSubnetCost) {

    /// Whether there is no place left, so that a new subnet pushes one out.
    public boolean full() {
        return limit.isPresent() && subnets >= limit.getAsInt();
    }
}

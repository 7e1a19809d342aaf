package tern.wallet.subnets;

import tern.wallet.units.Rao;

/// One hyperparameter of a subnet, by the name the runtime gives it.
///
/// @param name  `tempo`, `min_burn`, …; new runtimes bring new names
/// @param value what it is set to
public record Setting(String name, Amount value) {

    /// What a setting is set to.
    public sealed interface Amount {}

    /// On or off.
    public record Flag(boolean on) implements Amount {}

    /// A count, a part of 65535, blocks: what the name says.
    public record Whole(long number) implements Amount {}

    /// Rao of TAO.
    public record Money(Rao rao) implements Amount {}

    /// A factor.
    public record Factor(double number) implements Amount {}
}

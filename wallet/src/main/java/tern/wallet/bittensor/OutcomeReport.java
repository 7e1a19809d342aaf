package tern.wallet.bittensor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// What an extrinsic really did, read from its events and held against what was wanted.
///
/// @param done        whether the events show that the intent happened
/// @param tao         TAO that moved, in rao: sent, staked, received by unstaking or by a claim, or what moved stake was
///                    worth on its way; empty where no event says
/// @param alpha       alpha that moved, in rao of alpha; of a swap what arrived; empty for transfers, and where several
///                    subnets' alpha moved
/// @param fee         what the transaction cost the signer, in rao
/// @param discrepancy what differs from the intent; empty when all is as asked for
/// @param parts       of a call made of several what became of each, in the plan's order; else empty
/// @param uid         of a registration the number of the seat; else empty
public record OutcomeReport(
        boolean done,
        Optional<Rao> tao,
        Optional<Rao> alpha,
        Rao fee,
        Optional<Said> discrepancy,
        List<PartReport> parts,
        OptionalInt uid) {

    public OutcomeReport {
        parts = List.copyOf(parts);
    }

    /// Of what gives no seat.
    public OutcomeReport(boolean done, Optional<Rao> tao, Optional<Rao> alpha, Rao fee, Optional<Said> discrepancy,
            List<PartReport> parts) {
        this(done, tao, alpha, fee, discrepancy, parts, OptionalInt.empty());
    }

    /// Of a call that does one thing.
    public OutcomeReport(boolean done, Optional<Rao> tao, Optional<Rao> alpha, Rao fee,
            Optional<Said> discrepancy) {
        this(done, tao, alpha, fee, discrepancy, List.of());
    }

    /// What became of one part.
    ///
    /// @param part what was meant
    /// @param done whether the events show that it happened
    /// @param tao  as of a report
    /// @param alpha as of a report
    /// @param discrepancy as of a report
    public record PartReport(Plan.Part part, boolean done, Optional<Rao> tao, Optional<Rao> alpha,
            Optional<Said> discrepancy) {}
}

package tern.wallet.chain;

import java.util.List;
import java.util.Optional;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What the bytes to be signed really say, read from the bytes alone.
///
/// @param pallet      the call's pallet
/// @param call        the call's name
/// @param args        the call's arguments as decoded, in the order of the metadata
/// @param era         for which blocks
/// @param nonce       the transaction's number
/// @param tip         extra payment
/// @param genesis     of which chain
/// @param specVersion for which runtime
/// @param txVersion   for which form of transactions
/// @param digest      the signed metadata digest
/// @param mismatches  where the bytes differ from what was asked for; any blocks signing
public record DraftReview(
        String pallet,
        String call,
        List<Value.Field> args,
        Era era,
        long nonce,
        Rao tip,
        Hash32 genesis,
        long specVersion,
        long txVersion,
        Optional<Hash32> digest,
        List<Mismatch> mismatches) {

    public DraftReview {
        args = List.copyOf(args);
        mismatches = List.copyOf(mismatches);
    }

    /// One difference.
    ///
    /// @param what     `call`, `args.value`, `nonce`, `era`, `genesis`…
    /// @param intended what was asked for
    /// @param found    what the bytes say
    public record Mismatch(String what, String intended, String found) {}

    /// Whether the bytes say what was asked for.
    public boolean agrees() {
        return mismatches.isEmpty();
    }
}

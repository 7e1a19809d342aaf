package tern.wallet.chain;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// A transaction ready to be reviewed and signed. Made by [Transactions#prepare].
///
/// @param signer      whose it is
/// @param scheme      with which kind of key it will be signed
/// @param call        what was asked for
/// @param callBytes   the call as this runtime writes it
/// @param extra       what the extensions put into the transaction
/// @param implicit    what the extensions put among the signed bytes only
/// @param nonce       the transaction's number in its account
/// @param era         for which blocks it holds
/// @param birth       the block whose hash is signed in; genesis for an immortal one
/// @param tip         extra payment
/// @param genesis     the chain's genesis, signed in
/// @param runtime     the runtime it was made for; with any other it is refused
/// @param digest      the metadata digest that is signed in, if one is
/// @param digestState why there is one or none; to be shown unless `IN_FORCE`
/// @param fee         what the node expects it to cost, tip not included; charged even when the call fails
@SuppressWarnings("ArrayRecordComponent") // copied in and out; compared by identity
public record Draft(
        AccountId signer,
        KeyScheme scheme,
        CallSpec call,
        byte[] callBytes,
        byte[] extra,
        byte[] implicit,
        long nonce,
        Era era,
        BlockRef birth,
        Rao tip,
        Hash32 genesis,
        Runtime runtime,
        Optional<Hash32> digest,
        DigestState digestState,
        Rao fee) {

    public Draft {
        callBytes = callBytes.clone();
        extra = extra.clone();
        implicit = implicit.clone();
    }

    @Override
    public byte[] callBytes() {
        return callBytes.clone();
    }

    @Override
    public byte[] extra() {
        return extra.clone();
    }

    @Override
    public byte[] implicit() {
        return implicit.clone();
    }

    /// call ‖ extra ‖ implicit
    public byte[] payload() {
        return Extrinsics.concat(callBytes, extra, implicit);
    }

    /// What a signer signs: the payload, or its blake2b-256 where it is longer than 256 bytes.
    public byte[] signedBytes() {
        return Extrinsics.signedBytes(payload());
    }

    public long specVersion() {
        return runtime.specVersion();
    }

    /// Whether the digest is among the signed bytes.
    public boolean digestSigned() {
        return digest.isPresent();
    }

    /// First block that can no longer include it; [Long#MAX_VALUE] for an immortal one.
    public long death() {
        return era.death(birth.number());
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "Draft[" + call.pallet() + "." + call.name() + ", nonce " + nonce + "]";
    }
}

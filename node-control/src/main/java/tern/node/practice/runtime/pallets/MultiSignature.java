package tern.node.practice.runtime.pallets;

import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.UnionType;
import tern.wallet.crypto.Ed25519;
import tern.wallet.crypto.Sr25519;
import tern.wallet.keys.AccountId;

/// A signature and its kind. Source: `sp_runtime::MultiSignature`.
@SuppressWarnings("ArrayRecordComponent") // carried to the wire, never compared
public sealed interface MultiSignature {

    /// The type as metadata describes it.
    Type<MultiSignature> TYPE = UnionType.<MultiSignature>named("sp_runtime", "MultiSignature")
            .one("Ed25519", 0, OfEd25519.class, Types.bytes(64), OfEd25519::bytes, OfEd25519::new)
            .one("Sr25519", 1, OfSr25519.class, Types.bytes(64), OfSr25519::bytes, OfSr25519::new)
            .one("Ecdsa", 2, OfEcdsa.class, Types.bytes(65), OfEcdsa::bytes, OfEcdsa::new)
            .build();

    record OfEd25519(byte[] bytes) implements MultiSignature {}

    record OfSr25519(byte[] bytes) implements MultiSignature {}

    /// Taken on the wire and never valid here: no wallet of this network signs with it.
    record OfEcdsa(byte[] bytes) implements MultiSignature {}

    default boolean verify(AccountId signer, byte[] message) {
        return switch (this) {
            case OfEd25519(byte[] bytes) -> Ed25519.verify(signer.bytes(), message, bytes);
            case OfSr25519(byte[] bytes) -> Sr25519.verify(signer.bytes(), message, bytes);
            case OfEcdsa(byte[] bytes) -> false;
        };
    }
}

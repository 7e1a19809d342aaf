package tern.wallet.chain;

import tern.wallet.units.Hash32;

/// A signed transaction, complete with its length prefix. Made by [Transactions#sign].
///
/// @param draft what was signed
/// @param bytes what is sent
/// @param hash  blake2b-256 of the bytes: the transaction's name on explorers
@SuppressWarnings("ArrayRecordComponent") // copied in and out; equality is by hash
public record SignedExtrinsic(Draft draft, byte[] bytes, Hash32 hash) {

    public SignedExtrinsic {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedExtrinsic signed && hash.equals(signed.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "SignedExtrinsic[" + hash + "]";
    }
}

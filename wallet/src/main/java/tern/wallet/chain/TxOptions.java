package tern.wallet.chain;

import java.util.OptionalLong;
import tern.wallet.units.Rao;

/// How to make a transaction.
///
/// @param eraBlocks blocks that it can be included in: a power of two from 4 to 65536, or 0 for no end. The chain
///                  remembers 2400 block hashes, so more than 2048 is not useful
/// @param tip       extra payment; on Bittensor it never buys priority
/// @param nonce     number of the transaction; empty: the next free one
/// @param digest    whether to sign where the metadata digest is not in force
public record TxOptions(int eraBlocks, Rao tip, OptionalLong nonce, DigestPolicy digest) {

    public TxOptions {
        if (eraBlocks != 0 && (eraBlocks < 4 || eraBlocks > 65536 || Integer.bitCount(eraBlocks) != 1)) {
            throw new IllegalArgumentException("an era is 0 or a power of two from 4 to 65536, not " + eraBlocks);
        }
    }

    /// 64 blocks (about 13 minutes), no tip, next free nonce.
    public static TxOptions with(DigestPolicy digest) {
        return new TxOptions(64, Rao.ZERO, OptionalLong.empty(), digest);
    }

    public TxOptions withEraBlocks(int blocks) {
        return new TxOptions(blocks, tip, nonce, digest);
    }

    public TxOptions withTip(Rao newTip) {
        return new TxOptions(eraBlocks, newTip, nonce, digest);
    }

    public TxOptions withNonce(long newNonce) {
        return new TxOptions(eraBlocks, tip, OptionalLong.of(newNonce), digest);
    }
}

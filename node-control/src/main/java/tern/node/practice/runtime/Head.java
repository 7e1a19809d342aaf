package tern.node.practice.runtime;

import java.util.List;
import tern.wallet.units.Hash32;

/// A made block, as it lies on disk and as clients see it.
///
/// @param hash       of the header
/// @param extrinsics with their length prefixes
/// @param timeMillis what its first extrinsic says, since 1970
public record Head(PracticeHeader header, Hash32 hash, List<byte[]> extrinsics, long timeMillis) {

    public long number() {
        return header.number();
    }
}

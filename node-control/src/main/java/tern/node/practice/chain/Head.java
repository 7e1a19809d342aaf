package tern.node.practice.chain;

import java.util.List;
import tern.node.practice.runtime.PracticeHeader;
import tern.wallet.units.Hash32;

/// A block as clients see it.
///
/// @param hash       of the header
/// @param extrinsics with their length prefixes
/// @param timeMillis since 1970
public record Head(PracticeHeader header, Hash32 hash, List<byte[]> extrinsics, long timeMillis) {

    public long number() {
        return header.number();
    }
}

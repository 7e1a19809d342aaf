package tern.node.practice.store;

import java.util.List;
import tern.node.practice.runtime.PracticeHeader;
import tern.wallet.units.Hash32;

/// A block as it lies on disk.
///
/// @param hash       of the header
/// @param extrinsics with their length prefixes
/// @param timeMillis what its first extrinsic says, since 1970
public record StoredBlock(PracticeHeader header, Hash32 hash, List<byte[]> extrinsics, long timeMillis) {

    public long number() {
        return header.number();
    }
}

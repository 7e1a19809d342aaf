package tern.wallet.metadata;

import java.util.List;

/// How extrinsics of a runtime are put together.
///
/// @param versions of the extrinsic format that the runtime takes
/// @param addressType type id, as are the next two
/// @param signedExtensions of a signed extrinsic of version 4, in order. Metadata v16 lists them per extension version;
///        signed extrinsics of version 4 use extension version 0
public record ExtrinsicInfo(
        List<Integer> versions,
        int addressType,
        int callType,
        int signatureType,
        List<SignedExtension> signedExtensions) {

    /// The version that Tern builds.
    public static final int VERSION_4 = 4;

    public ExtrinsicInfo {
        versions = List.copyOf(versions);
        signedExtensions = List.copyOf(signedExtensions);
    }

    public boolean supportsVersion4() {
        return versions.contains(VERSION_4);
    }
}

package tern.wallet.metadata;

/// A transaction extension: what it puts into the extrinsic and what into the signed bytes only.
///
/// @param extraType type id of the part in the extrinsic
/// @param implicitType type id of the part that is signed but not sent ("additional signed")
public record SignedExtension(String id, int extraType, int implicitType) {}

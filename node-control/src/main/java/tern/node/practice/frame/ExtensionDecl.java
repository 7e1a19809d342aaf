package tern.node.practice.frame;

/// A signed extension: what it adds to the extrinsic, and what is signed beside it without being sent.
///
/// @param id       as on the real chain
/// @param extra    in the extrinsic
/// @param implicit only in the signed bytes
public record ExtensionDecl(String id, Type<?> extra, Type<?> implicit) {}

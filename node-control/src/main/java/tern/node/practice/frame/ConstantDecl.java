package tern.node.practice.frame;

import java.util.function.Supplier;

/// A constant as its pallet declares it.
///
/// @param value encoded, asked for when metadata is made
record ConstantDecl(String name, Type<?> type, Supplier<byte[]> value, String docs) {}

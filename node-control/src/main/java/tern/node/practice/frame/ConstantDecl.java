package tern.node.practice.frame;

/// A constant as its pallet declares it.
record ConstantDecl(String name, Type<?> type, byte[] value, String docs) {}

package tern.node.practice.frame;

import java.util.List;
import tern.wallet.metadata.Hasher;

/// What metadata says of one storage item.
///
/// @param name         as on the real chain
/// @param hashers      one per key, empty for a plain value
/// @param keys         type of each key
/// @param value        type of the value
/// @param optional     whether an absent value reads as none instead of the default
/// @param defaultBytes the encoded default; one zero byte for an optional item
/// @param docs         one line for readers
record StorageItemDecl(String name, List<Hasher> hashers, List<Type<?>> keys, Type<?> value, boolean optional,
        byte[] defaultBytes, String docs) {}

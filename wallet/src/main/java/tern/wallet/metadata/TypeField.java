package tern.wallet.metadata;

import java.util.Optional;

/// A field of a struct or variant.
///
/// @param type type id
/// @param typeName as the runtime's source writes it, for people
public record TypeField(Optional<String> name, int type, Optional<String> typeName) {}

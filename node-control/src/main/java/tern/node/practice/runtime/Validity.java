package tern.node.practice.runtime;

import java.util.List;

/// What the runtime says about a transaction for the pool.
public sealed interface Validity {

    /// @param priority  1 for ordinary calls: tips do not count
    /// @param requires  tags that other transactions must provide first
    /// @param provides  tags that no two transactions may share
    /// @param longevity blocks it stays valid for
    /// @param propagate whether peers are told
    record Valid(long priority, List<byte[]> requires, List<byte[]> provides, long longevity, boolean propagate)
            implements
                Validity {}

    record Invalid(InvalidTransaction reason) implements Validity {}

    record Unknown(UnknownTransaction reason) implements Validity {}

    /// The bytes are no transaction of this runtime; a real node answers with a trapped runtime (error 1002).
    record Undecodable(String why) implements Validity {}
}

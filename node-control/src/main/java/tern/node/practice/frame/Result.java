package tern.node.practice.frame;

import java.util.Optional;

/// Rust's `Result`.
public sealed interface Result<T, E> {

    record Ok<T, E>(T value) implements Result<T, E> {}

    record Err<T, E>(E reason) implements Result<T, E> {}

    default Optional<E> error() {
        return this instanceof Err<T, E>(E reason) ? Optional.of(reason) : Optional.empty();
    }
}

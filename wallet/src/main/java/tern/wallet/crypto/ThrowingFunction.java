package tern.wallet.crypto;

import org.jspecify.annotations.Nullable;

/// A function that may throw a checked exception.
///
/// @param <A> what it takes
/// @param <R> what it returns
/// @param <E> what it throws
@FunctionalInterface
public interface ThrowingFunction<A, R extends @Nullable Object, E extends Exception> {

    R apply(A argument) throws E;
}

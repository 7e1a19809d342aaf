package tern.wallet.bittensor;

import tern.wallet.chain.ChainException;
import tern.wallet.scale.ScaleException;

/// One answer of a [ReadRound], readable after the round was executed.
@FunctionalInterface
public interface Answer<T> {

    /// @throws ChainException why this one answer is missing
    /// @throws StateException when it cannot be read
    T get() throws ChainException, StateException;

    /// The answer turned into something better when it is asked for.
    ///
    /// @param what    names the item in errors
    /// @param reading takes the decoded value apart
    default <R> Answer<R> map(String what, Reading<? super T, ? extends R> reading) {
        return () -> {
            T value = get();
            try {
                return reading.read(value);
            } catch (ScaleException e) {
                throw StateException.unreadable(what, e);
            } catch (ArithmeticException e) {
                throw StateException.impossibleAmounts(e);
            }
        };
    }

    /// Takes a decoded value apart.
    @FunctionalInterface
    interface Reading<T, R> {
        R read(T value) throws ScaleException;
    }
}

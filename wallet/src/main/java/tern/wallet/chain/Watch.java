package tern.wallet.chain;

/// Something that calls back until it is closed.
@FunctionalInterface
public interface Watch extends AutoCloseable {

    /// Ends it; never blocks, and can be repeated.
    @Override
    void close();
}

package tern.node.manage;

/// What ends a watching.
@FunctionalInterface
public interface NodeWatch extends AutoCloseable {

    /// No call back begins after it; can be repeated.
    @Override
    void close();
}

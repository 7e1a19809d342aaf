package tern.wallet.rpc;

/// A running subscription.
public interface RpcSubscription extends AutoCloseable {

    /// False after [#close], after the client was closed, or after the node ended it.
    boolean isActive();

    /// Ends it: no item that was not yet being delivered reaches the listener, and the node is told in the background.
    /// Never blocks; can be repeated; may be called by the listener itself.
    @Override
    void close();
}

package tern.node.practice.rpc;

/// What a client may ask of the process around the chain.
public interface NodeHooks {

    /// Ends the node in order.
    void stop();

    /// Keeps it running also when nobody is connected.
    void stay();
}

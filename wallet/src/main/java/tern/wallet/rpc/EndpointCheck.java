package tern.wallet.rpc;

/// Looks at every new connection before anything else uses it, for example at the genesis hash.
@FunctionalInterface
public interface EndpointCheck {

    /// @param probe calls on the new connection only: it neither reconnects nor subscribes. Not to be kept
    /// @throws RpcException of kind `REFUSED_ENDPOINT` (see [RpcException#refused]) to turn the endpoint down for good;
    ///                      any other kind counts as a failed attempt
    void check(RpcClient probe) throws RpcException;

    /// Every endpoint is welcome.
    static EndpointCheck none() {
        return probe -> {};
    }
}

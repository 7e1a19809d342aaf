package tern.wallet.rpc;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What a client's connection does. Endpoints are cleaned of user-info, query and long path parts.
public sealed interface RpcState {

    /// A connection is being made, or the endpoint is being checked.
    record Connecting(URI endpoint) implements RpcState {}

    /// Calls are answered.
    record Connected(URI endpoint) implements RpcState {}

    /// No endpoint answered; the next attempt follows.
    ///
    /// @param until  when
    /// @param reason the last failure, a sentence for a person
    record Waiting(Instant until, String reason) implements RpcState {}

    /// Every endpoint is a node of another chain or was turned down otherwise. Calls fail at once; after a long pause, or
    /// at [RpcClient#retryNow], all are asked and checked again.
    record Refused(List<RefusedEndpoint> endpoints) implements RpcState {

        public Refused {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// The client was closed. Final.
    record Closed() implements RpcState {}

    /// @param reason a sentence for a person
    record RefusedEndpoint(URI endpoint, String reason) {}
}

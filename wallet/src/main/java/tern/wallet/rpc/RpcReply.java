package tern.wallet.rpc;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The answer to one request of a batch.
public sealed interface RpcReply {

    /// @param value the result; a JSON `null` is a node for which `isNull()` holds
    record Result(JsonNode value) implements RpcReply {

        @Override
        public JsonNode resultOrThrow() {
            return value;
        }

        @Override
        public Optional<RpcException> failure() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "Result";
        }
    }

    /// @param error why there is no result
    record Failure(RpcException error) implements RpcReply {

        @Override
        public JsonNode resultOrThrow() throws RpcException {
            throw error;
        }

        @Override
        public Optional<RpcException> failure() {
            return Optional.of(error);
        }
    }

    JsonNode resultOrThrow() throws RpcException;

    Optional<RpcException> failure();
}

package tern.node.practice.rpc;

import tools.jackson.databind.JsonNode;

/// One connection, as methods see it.
interface Client {

    /// Begins a subscription of this client's.
    ///
    /// @param notification name under which its news go out, as `chain_newHead`
    Subscription subscribe(String notification) throws RpcError;

    /// Ends a subscription.
    ///
    /// @return whether there was one
    boolean unsubscribe(String id);

    /// A running subscription of this client, if it is one.
    java.util.Optional<Subscription> subscription(String id);

    /// A running subscription.
    interface Subscription {

        String id();

        /// Sends news. Never blocks; nothing happens after the end.
        void send(JsonNode result);

        /// Says what to stop when it ends, whoever ends it. At once if it has ended.
        void onEnd(Runnable end);

        /// What belongs to it, for methods that name it later.
        void attach(Object part);

        @org.jspecify.annotations.Nullable
        Object part();

        void end();
    }
}

package tern.node.practice.rpc;

import java.util.Map;
import tern.node.practice.store.StoreException;

/// One method of the node.
@FunctionalInterface
interface Method {

    Answer call(Client client, Params params) throws RpcError, StoreException;

    /// Methods that belong together.
    interface Group {
        void addTo(Map<String, Method> methods);
    }
}

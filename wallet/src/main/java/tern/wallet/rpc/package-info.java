/// JSON-RPC over WebSocket: batches, subscriptions, time limits, reconnect, several endpoints.
///
/// Knows no method's meaning.
@NullMarked
package tern.wallet.rpc;

import org.jspecify.annotations.NullMarked;

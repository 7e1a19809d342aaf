/// The practice node's JSON-RPC: the methods that Bittensor's clients call, in the shapes a real node answers with.
@NullMarked
package tern.node.practice.rpc;

import org.jspecify.annotations.NullMarked;

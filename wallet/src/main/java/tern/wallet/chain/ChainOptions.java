package tern.wallet.chain;

import java.nio.file.Path;
import java.util.Optional;
import tern.wallet.rpc.RpcOptions;

/// How to connect.
///
/// @param metadataCache folder for runtime metadata, made when missing; empty: nothing is kept on disk
/// @param rpc           limits of the connection
/// @param token         what the chain's money is called; part of the metadata digest, so never taken from a node
public record ChainOptions(Optional<Path> metadataCache, RpcOptions rpc, Token token) {

    /// The chain's money and address form, as the runtime was built with them.
    ///
    /// @param symbol     `TAO`
    /// @param decimals   9
    /// @param ss58Prefix 42
    public record Token(String symbol, int decimals, int ss58Prefix) {
        /// What production builds of subtensor are made with, on every network
        /// (`enable_metadata_hash("TAO", 9)`; test networks' chain specs say `testTAO`, their runtimes do not).
        public static final Token TAO = new Token("TAO", 9, 42);
    }

    /// No cache, standard limits, TAO.
    public static ChainOptions standard() {
        return new ChainOptions(Optional.empty(), RpcOptions.defaults(), Token.TAO);
    }

    public ChainOptions withMetadataCache(Path folder) {
        return new ChainOptions(Optional.of(folder), rpc, token);
    }

    public ChainOptions withRpc(RpcOptions options) {
        return new ChainOptions(metadataCache, options, token);
    }

    public ChainOptions withToken(Token newToken) {
        return new ChainOptions(metadataCache, rpc, newToken);
    }
}

package tern.node.practice.rpc;

import java.util.Optional;
import java.util.OptionalLong;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.chain.PracticeChain.Reading;
import tern.node.practice.runtime.Head;
import tern.node.practice.store.StoreException;
import tern.wallet.units.Hash32;

/// Blocks by what clients name them with.
record Blocks(PracticeChain chain) {

    /// The newest block where none is named.
    ///
    /// @throws RpcError for a hash that no block has
    long number(Optional<Hash32> hash) throws RpcError, StoreException {
        if (hash.isEmpty()) {
            return chain.best().number();
        }
        OptionalLong number = chain.number(hash.get());
        if (number.isEmpty()) {
            throw RpcError.unknownBlock(hash.get().toString());
        }
        return number.getAsLong();
    }

    /// Reads the state after a block.
    ///
    /// @throws RpcError for a hash that no block has, and where the state was given up
    <T> T read(Optional<Hash32> hash, Reading<T, RpcError> reading) throws RpcError, StoreException {
        long number = number(hash);
        Optional<T> result = chain.read(number, reading);
        if (result.isEmpty()) {
            throw RpcError.discarded(chain.hash(number).map(Hash32::toString).orElse("block " + number));
        }
        return result.get();
    }

    Optional<Head> head(Optional<Hash32> hash) throws StoreException {
        if (hash.isEmpty()) {
            return Optional.of(chain.best());
        }
        OptionalLong number = chain.number(hash.get());
        return number.isEmpty() ? Optional.empty() : chain.head(number.getAsLong());
    }
}

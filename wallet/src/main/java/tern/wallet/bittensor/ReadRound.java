package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;

/// Questions about one block that travel together: one [#execute] is one frame there and one back.
public interface ReadRound {

    /// A storage item, with the runtime's default where it has one; empty when the runtime lacks the item or the value.
    Answer<Optional<Value>> storage(String pallet, String item, Value... keys);

    /// A runtime call, by the types of the metadata.
    Answer<Value> api(String api, String method, Value... args);

    /// A runtime call by bytes.
    ///
    /// @param method `Api_method`
    Answer<byte[]> apiRaw(String method, byte[] args);

    /// Asks. A round without questions costs nothing.
    void execute() throws ChainException;
}

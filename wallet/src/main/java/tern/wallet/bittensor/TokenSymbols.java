package tern.wallet.bittensor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Pending;
import tern.wallet.chain.Runtime;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// The symbols of some subnets' alpha, read along with something else. Source: storage `TokenSymbol`.
public final class TokenSymbols {

    private static final String MODULE = "SubtensorModule";
    private static final String ITEM = "TokenSymbol";

    private final Map<Integer, Pending<Optional<Value>>> asked = new HashMap<>();

    private TokenSymbols() {}

    /// Adds to a read what is to be known. A runtime without symbols is asked nothing.
    ///
    /// @param runtime of the block that is read
    /// @param netuids of subnets; root, whose stake is TAO, is passed over
    public static TokenSymbols ask(ChainRead read, Runtime runtime, Collection<Integer> netuids) {
        TokenSymbols symbols = new TokenSymbols();
        if (runtime.hasStorage(MODULE, ITEM)) {
            for (int netuid : netuids) {
                if (netuid != 0) {
                    symbols.asked.computeIfAbsent(netuid, one -> read.storage(MODULE, ITEM, Shape.key(one)));
                }
            }
        }
        return symbols;
    }

    /// The symbols by netuid, safe to show; a subnet without one, or with one that is taken for TAO's, is not among
    /// them. To be called when the read was carried out.
    ///
    /// @throws ChainException where the node did not answer
    /// @throws ScaleException where a symbol is no bytes
    public Map<Integer, String> get() throws ChainException, ScaleException {
        Map<Integer, String> symbols = new HashMap<>();
        for (Map.Entry<Integer, Pending<Optional<Value>>> one : asked.entrySet()) {
            Optional<Value> found = one.getValue().get();
            if (found.isPresent()) {
                SubnetRow.cleanSymbol(found.get().asBytes()).ifPresent(symbol -> symbols.put(one.getKey(), symbol));
            }
        }
        return symbols;
    }
}

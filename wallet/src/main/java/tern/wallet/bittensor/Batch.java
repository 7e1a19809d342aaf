package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tern.wallet.chain.CallSpec;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// Several calls in one: `Utility.force_batch`, which carries out each of them whatever becomes of the others.
final class Batch {

    private static final String PALLET = "Utility";
    private static final String CALL = "force_batch";
    private static final String CALLS = "calls";

    private Batch() {}

    static boolean possible(ChainState state) {
        return state.hasCall(PALLET, CALL);
    }

    /// One call for all of them; of a single one itself.
    static CallSpec of(List<CallSpec> calls) {
        return calls.size() == 1
                ? calls.getFirst()
                : new CallSpec(PALLET, CALL, Map.of(CALLS, Value.seq(calls.stream()
                        .map(call -> Calls.value(call.pallet(), call.name(), call.args()))
                        .toList())));
    }

    /// The names of what a call does: of a batch those of its calls.
    static List<String> names(CallSpec call) {
        Value calls = call.args().get(CALLS);
        if (!call.pallet().equals(PALLET) || calls == null) {
            return List.of(call.name());
        }
        try {
            List<String> names = new ArrayList<>();
            for (Value one : calls.asList()) {
                names.add(Calls.of(one).name());
            }
            return names;
        } catch (ScaleException e) {
            throw new IllegalStateException("a batch that was not made here: " + call, e);
        }
    }
}

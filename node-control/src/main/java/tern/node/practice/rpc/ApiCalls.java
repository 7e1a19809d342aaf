package tern.node.practice.rpc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tern.node.practice.chain.PracticeChain;
import tern.node.practice.runtime.Executive;
import tern.node.practice.store.StoreException;
import tern.wallet.scale.ScaleException;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;

/// Calls of the runtime's APIs at a block. Answers are kept for a while: at every new block many clients ask the same.
///
/// Safe for several threads.
final class ApiCalls {

    private static final int KEPT_BYTES = 8 << 20;
    /// Nobody else asks a question that long.
    private static final int LONG_ARGUMENTS = 4_096;
    /// What an entry takes beside its answer and its texts, whose characters take a byte each.
    private static final int ENTRY = 200;

    /// @param args hex
    private record Question(long block, String method, String args) {}

    private final PracticeChain chain;
    private final Blocks blocks;
    private final Map<Question, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    ApiCalls(PracticeChain chain) {
        this.chain = chain;
        this.blocks = new Blocks(chain);
    }

    /// @return hex of the encoded result
    /// @throws RpcError for an unknown method and for arguments that do not decode
    String hex(long block, String method, byte[] args) throws RpcError, StoreException {
        return Hex.encode(bytes(block, method, args));
    }

    /// @return the encoded result, which others get as well: not to be changed
    /// @throws RpcError for an unknown method and for arguments that do not decode
    byte[] bytes(long block, String method, byte[] args) throws RpcError, StoreException {
        Question question = new Question(block, method, Hex.encode(args));
        synchronized (kept) {
            byte[] known = kept.get(question);
            if (known != null) {
                return known;
            }
        }
        byte[] answer = compute(block, method, args);
        if (args.length > LONG_ARGUMENTS) {
            return answer;
        }
        synchronized (kept) {
            if (kept.put(question, answer) == null) {
                keptBytes += size(question, answer);
            }
            var eldest = kept.entrySet().iterator();
            while (keptBytes > KEPT_BYTES && eldest.hasNext()) {
                var gone = eldest.next();
                keptBytes -= size(gone.getKey(), gone.getValue());
                eldest.remove();
            }
        }
        return answer;
    }

    private static int size(Question question, byte[] answer) {
        return answer.length + question.method().length() + question.args().length() + ENTRY;
    }

    /// As [#bytes], for a question that nobody asks twice: its answer is not kept.
    byte[] compute(long block, String method, byte[] args) throws RpcError, StoreException {
        Optional<Hash32> hash = chain.hash(block);
        Optional<byte[]> result = blocks.read(hash, (state, runtime) -> {
            try {
                return new Executive(runtime).callApi(state, method, args);
            } catch (ScaleException e) {
                throw new RpcError(RpcError.CLIENT, "Client error: Execution failed: Execution aborted due to trap:"
                        + " wasm trap: wasm `unreachable` instruction executed", e.details().orElse(null));
            }
        });
        return result.orElseThrow(() -> RpcError.client(
                "Execution failed: Other: Exported method " + method + " is not found"));
    }
}

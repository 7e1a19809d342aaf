package tern.node.practice.chain;

import org.jspecify.annotations.Nullable;

/// A transaction that the pool does not take, with the code and words of a real node's answer.
///
/// Source: `chain.md` 2.1 and `sc-rpc`'s author errors.
public final class PoolException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final @Nullable String data;

    private PoolException(int code, String message, @Nullable String data) {
        super(message, null, false, false);
        this.code = code;
        this.data = data;
    }

    static PoolException undecodable(String why) {
        return new PoolException(1002, "Verification Error: Runtime error: Execution failed: Execution aborted due to"
                + " trap: wasm trap: wasm `unreachable` instruction executed", why);
    }

    static PoolException invalid(String words) {
        return new PoolException(1010, "Invalid Transaction", words);
    }

    static PoolException unknown(String words) {
        return new PoolException(1011, "Unknown Transaction Validity", words);
    }

    static PoolException banned() {
        return new PoolException(1012, "Transaction is temporarily banned", null);
    }

    static PoolException alreadyImported(String hash) {
        return new PoolException(1013, "Transaction Already Imported", hash);
    }

    static PoolException tooLowPriority(long wanted, long has) {
        return new PoolException(1014, "Priority is too low: (" + has + " vs " + wanted + ")",
                "The transaction has too low priority to replace another transaction already in the pool.");
    }

    static PoolException full() {
        return new PoolException(1016, "Immediately Dropped",
                "The transaction couldn't enter the pool because of the limit");
    }

    public int code() {
        return code;
    }

    public @Nullable String data() {
        return data;
    }
}

package tern.app.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every command and how it is called.
enum CommandId {
    /// No command: the window, or what its first page shows where there is no display.
    WINDOW("", ""),
    WALLET_LIST("wallet", "list"),
    WALLET_CREATE("wallet", "create"),
    WALLET_IMPORT("wallet", "import"),
    WALLET_EXPORT("wallet", "export"),
    WALLET_VERIFY("wallet", "verify"),
    PORTFOLIO("portfolio", ""),
    SUBNETS("subnets", ""),
    SUBNET("subnet", ""),
    VALIDATORS("validators", ""),
    YIELDS("yields", ""),
    ACTIVITY("activity", ""),
    HISTORY_EXPORT("history", "export"),
    SEND("send", ""),
    STAKE_ADD("stake", "add"),
    STAKE_REMOVE("stake", "remove"),
    STAKE_TRANSFER("stake", "transfer"),
    STAKE_MOVE("stake", "move"),
    STAKE_SWAP("stake", "swap"),
    STAKE_EXIT("stake", "exit"),
    STAKE_CLAIM("stake", "claim"),
    STAKE_PLAN("stake", "plan"),
    SIGN("sign", ""),
    VERIFY("verify", ""),
    VERIFY_FILE("verify-file", ""),
    UPDATE_CHECK("update", "check"),
    NETWORK("network", ""),
    PRACTICE_START("practice", "start"),
    PRACTICE_STOP("practice", "stop"),
    PRACTICE_STATUS("practice", "status"),
    PRACTICE_FAUCET("practice", "faucet"),
    PRACTICE_ADVANCE("practice", "advance"),
    PRACTICE_JUMP("practice", "jump"),
    PRACTICE_UPGRADE("practice", "upgrade"),
    PRACTICE_RESET("practice", "reset"),
    NODE_CHECK("node", "check"),
    NODE_START("node", "start"),
    NODE_STOP("node", "stop"),
    NODE_STATUS("node", "status"),
    NODE_LOGS("node", "logs"),
    NODE_ADOPT("node", "adopt"),
    GPUS("gpus", ""),
    HARDWARE("hardware", ""),
    MINER_CHECK("miner", "check"),
    MINER_REGISTER("miner", "register"),
    MINER_SERVE("miner", "serve"),
    MINER_START("miner", "start"),
    MINER_STOP("miner", "stop"),
    MINER_STATUS("miner", "status"),
    MINER_LOGS("miner", "logs"),
    MINER_RULES("miner", "rules"),
    MINER_WORTH("miner", "worth"),
    MINER_PROFILE("miner", "profile"),
    COMPLETION("completion", ""),
    HELP("help", "");

    private final String first;
    private final String second;

    CommandId(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /// The first word, which is a group's where there is a second.
    String group() {
        return first;
    }

    /// The second word of a group's command; empty for the others.
    String member() {
        return second;
    }

    /// How it is written: `stake add`.
    String words() {
        return second.isEmpty() ? first : first + ' ' + second;
    }

    /// Its part of keys in the bundle: `stake-add`.
    String key() {
        return this == WINDOW ? "window" : second.isEmpty() ? first : first + '-' + second;
    }

    /// @param first  the first word that is not an option
    /// @param second the word after it
    static Optional<CommandId> find(String first, @Nullable String second) {
        for (CommandId id : values()) {
            if (id != WINDOW && id.first.equals(first) && (id.second.isEmpty() || id.second.equals(second))) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    static boolean isGroup(String first) {
        for (CommandId id : values()) {
            if (id.first.equals(first) && !id.second.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// The second words of a group, in order.
    static List<String> members(String group) {
        return List.of(values()).stream().filter(id -> id.first.equals(group)).map(CommandId::member).toList();
    }
}

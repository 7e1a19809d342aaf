package tern.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one command takes: the single source for the parser ([Arguments]) and for the help ([HelpCommand]).
///
/// picocli draws the help from it but does not parse: reading a command line with it costs 100 ms of a cold start
/// (250 ms with annotations) against 10 ms here, and its messages repeat what was typed, which may be a secret.
final class CommandShape {

    /// @param name       `--json`
    /// @param takesValue whether a value follows
    /// @param needed     whether the command cannot do without it
    /// @param hidden     left out of the help
    record Option(String name, boolean takesValue, boolean needed, boolean hidden) {

        static Option flag(String name) {
            return new Option(name, false, false, false);
        }

        static Option value(String name) {
            return new Option(name, true, false, false);
        }
    }

    private final CommandId id;
    private final List<Option> options = new ArrayList<>(16);
    private int fewest;
    private int most;

    private CommandShape(CommandId id) {
        this.id = id;
    }

    /// Options that every command takes, before or after its name.
    static void common(List<Option> options) {
        options.add(Option.flag("--json"));
        options.add(Option.value("--network"));
        options.add(Option.value("--home"));
        options.add(Option.value("--wallets"));
        options.add(Option.flag("--verbose"));
        options.add(Option.flag("--help"));
    }

    /// Only the shape that is asked for is built.
    static CommandShape of(CommandId id) {
        CommandShape shape = new CommandShape(id);
        switch (id) {
            case WINDOW -> shape.values("--wallet", "--theme", "--size", "--snapshot").flags("--version");
            case WALLET_LIST -> {
            }
            case WALLET_CREATE -> shape.arguments(1, 1)
                    .values("--hotkey", "--scheme", "--word-count", "--words-out", "--password-file")
                    .flags("--no-password");
            case WALLET_IMPORT -> shape.arguments(1, 1)
                    .values("--words-file", "--json-file", "--json-password-file", "--watch", "--hotkey", "--scheme",
                            "--password-file")
                    .flags("--no-password");
            case WALLET_EXPORT -> shape.arguments(1, 1)
                    .needs("--to-file")
                    .values("--password-file", "--export-password-file");
            case WALLET_VERIFY -> shape.arguments(1, 1).values("--password-file").flags("--unlock", "--restore");
            case PORTFOLIO -> shape.arguments(0, 500).hidden("--bench-times");
            case SUBNETS -> shape.arguments(0, 500);
            case SUBNET -> shape.arguments(1, 1).flags("--neurons", "--rewards", "--archive");
            case VALIDATORS -> shape.arguments(0, 1).flags("--nominators", "--takes");
            case YIELDS -> shape.arguments(0, 500).values("--validator", "--window").flags("--archive");
            case ACTIVITY -> shape.arguments(0, 500)
                    .values("--kind", "--since", "--until", "--search", "--csv", "--currency")
                    .flags("--overwrite");
            case HISTORY_EXPORT -> shape.arguments(1, 500)
                    .needs("--csv")
                    .values("--since", "--until", "--lots", "--currency")
                    .flags("--overwrite", "--rewards", "--transactions");
            case SEND ->
                shape.needs("--from", "--to").values("--amount").flags("--all", "--close-account").transaction();
            case STAKE_ADD -> shape.needs("--from", "--netuid", "--hotkey", "--amount")
                    .values("--tolerance")
                    .flags("--partial")
                    .transaction();
            case STAKE_REMOVE -> shape.needs("--from", "--netuid", "--hotkey")
                    .values("--amount", "--tolerance")
                    .flags("--all", "--partial")
                    .transaction();
            case STAKE_TRANSFER ->
                shape.needs("--from", "--netuid", "--hotkey", "--to", "--amount").transaction();
            case STAKE_MOVE -> shape.needs("--from", "--netuid", "--hotkey", "--to-hotkey")
                    .values("--amount")
                    .flags("--all")
                    .transaction();
            case STAKE_SWAP -> shape.needs("--from", "--netuid", "--hotkey", "--to-netuid")
                    .values("--to-hotkey", "--amount", "--tolerance")
                    .flags("--all", "--partial")
                    .transaction();
            case STAKE_EXIT -> shape.needs("--from").values("--hotkey", "--tolerance").transaction();
            case STAKE_CLAIM -> shape.needs("--from").values("--hotkey", "--dividends").transaction();
            case STAKE_PLAN -> shape.arguments(1, 100)
                    .needs("--from")
                    .values("--keep", "--tolerance")
                    .flags("--sell-rest")
                    .transaction();
            case SIGN -> shape.needs("--from").values("--hotkey", "--message", "--message-file", "--password-file");
            case VERIFY -> shape.needs("--address", "--signature").values("--message", "--message-file", "--scheme");
            case VERIFY_FILE -> shape.arguments(1, 1).values("--sums", "--signer");
            case UPDATE_CHECK -> shape.values("--address", "--signer");
            case NETWORK -> shape.arguments(0, 2);
            case PRACTICE_START -> shape.values("--port", "--block-time", "--seed", "--history-days", "--edition");
            case PRACTICE_FAUCET -> shape.arguments(1, 2);
            case PRACTICE_ADVANCE, PRACTICE_JUMP -> shape.arguments(0, 1);
            case PRACTICE_UPGRADE -> shape.arguments(1, 1);
            case PRACTICE_RESET -> shape.flags("--yes");
            case PRACTICE_STOP, PRACTICE_STATUS -> {
            }
            case NODE_START -> shape.values("--program", "--image", "--chain-spec", "--data", "--port", "--rpc-port",
                    "--metrics-port", "--flags", "--digest", "--timeout")
                    .flags("--archive", "--lite", "--yes", "--despite-findings", "--keep", "--ask-nobody");
            case NODE_CHECK, NODE_STATUS, NODE_ADOPT -> shape.flags("--ask-nobody");
            case NODE_STOP -> {
            }
            case NODE_LOGS -> shape.values("--level", "--search", "--lines").flags("--follow");
            case GPUS -> shape.values("--history").flags("--watch");
            case MINER_CHECK -> shape.arguments(1, 1).flags("--ask-nobody");
            case MINER_REGISTER -> shape.needs("--from", "--hotkey", "--netuid")
                    .values("--limit")
                    .flags("--wait-price", "--work")
                    .transaction();
            case MINER_SERVE -> shape.needs("--from", "--hotkey", "--netuid", "--address", "--axon-port").transaction();
            case MINER_START -> shape.arguments(1, 1).flags("--keep", "--despite-findings", "--ask-nobody");
            case MINER_STOP -> shape.arguments(1, 1);
            case MINER_STATUS -> shape.arguments(0, 1).flags("--ask-nobody");
            case MINER_LOGS -> shape.arguments(1, 1).values("--search", "--lines").flags("--follow");
            case MINER_RULES -> shape.arguments(1, 1)
                    .values("--restart", "--pause-on-battery", "--pause-above", "--pause-dearer", "--losses");
            case MINER_WORTH -> shape.arguments(1, 1)
                    .values("--watts", "--base", "--efficiency", "--duty", "--tariff", "--rent", "--hardware",
                            "--price",
                            "--days");
            case MINER_PROFILE -> shape.arguments(1, 2)
                    .values("--from", "--hotkey", "--netuid", "--folder", "--command", "--variables", "--axon-port",
                            "--address", "--cards", "--python", "--losses", "--file")
                    .flags("--bound");
            case HARDWARE, COMPLETION -> {
            }
            case HELP -> shape.arguments(0, 2);
        }
        common(shape.options);
        if (id.group().equals("practice") || id == CommandId.GPUS || id == CommandId.UPDATE_CHECK) {
            // about one network or none: naming one does no harm, but there is nothing to choose
            shape.options.replaceAll(option -> option.name().equals("--network")
                    ? new Option(option.name(), true, false, true)
                    : option);
        }
        return shape;
    }

    private CommandShape arguments(int atLeast, int atMost) {
        fewest = atLeast;
        most = atMost;
        return this;
    }

    private CommandShape values(String... names) {
        for (String name : names) {
            options.add(Option.value(name));
        }
        return this;
    }

    private CommandShape needs(String... names) {
        for (String name : names) {
            options.add(new Option(name, true, true, false));
        }
        return this;
    }

    private CommandShape flags(String... names) {
        for (String name : names) {
            options.add(Option.flag(name));
        }
        return this;
    }

    private CommandShape hidden(String flag) {
        options.add(new Option(flag, false, false, true));
        return this;
    }

    private CommandShape transaction() {
        return values("--password-file", "--wait", "--valid-blocks")
                .flags("--yes", "--dry-run", "--again", "--without-digest");
    }

    CommandId id() {
        return id;
    }

    List<Option> options() {
        return options;
    }

    int fewestArguments() {
        return fewest;
    }

    int mostArguments() {
        return most;
    }

    @Nullable
    Option find(String name) {
        return find(options, name);
    }

    static @Nullable Option find(List<Option> options, String name) {
        for (Option option : options) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        return null;
    }
}

package tern.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import tern.app.boot.Version;
import tern.wallet.crypto.ProcessHardening;
import tern.wallet.units.TernException;

/// The front door of the command line: reads the arguments, runs one command, and says in one line what went wrong.
public final class CommandLineProgram {

    private CommandLineProgram() {}

    /// @param environment variables
    /// @param in          for `-` as a file
    /// @param out         the answer; one JSON object a line with `--json`, errors included
    /// @param err         progress and errors; silent with `--json` but for one line of JSON before something is sent
    /// @param terminal    whom to ask for passwords and consent
    /// @param window      opens the window
    /// @return the exit code, see `docs/cli.md`
    public static int run(
            String[] args,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Terminal terminal,
            WindowOpener window) {
        Invocation invocation = new Invocation(environment, in, out, err, terminal, has(args, "--json"));
        int code;
        try {
            code = dispatch(args, invocation, window);
        } catch (TernException e) {
            code = report(Failures.of(e), invocation, out, err, has(args, "--verbose"));
            debug("the command failed", e);
        } catch (IOException e) {
            code = report(Failures.of(e, invocation.texts()), invocation, out, err, has(args, "--verbose"));
            debug("the command failed", e);
        } catch (RuntimeException | Error e) {
            code = report(Failures.ofMistake(e, invocation.texts()), invocation, out, err, true);
            debug("a mistake in Tern", e);
        }
        if (out.checkError() && code == 0) {
            err.println(invocation.texts().get("file.output"));
            return Trouble.FAILED.exitCode();
        }
        return code;
    }

    private static int dispatch(String[] args, Invocation invocation, WindowOpener window)
            throws TernException, IOException {
        SecretGuard.Finding secret = SecretGuard.find(args);
        if (secret != null) {
            throw invocation.trouble(Trouble.SECRET_IN_ARGUMENT, secret.key());
        }
        Arguments.Head head = Arguments.head(args, invocation);
        CommandId id = head.command();
        if (id == null) {
            if (head.before().containsKey("--help") || isHelp(args, head.rest())) {
                return HelpCommand.ofGroup(head.group()).run(invocation);
            }
            if (head.rest() < args.length && !args[head.rest()].startsWith("-")) {
                throw invocation.usage("usage.group-unknown", head.group(), head.rest() + 1,
                        String.join(", ", CommandId.members(head.group())));
            }
            throw invocation.usage("usage.group", head.group(), String.join(", ", CommandId.members(head.group())));
        }
        Arguments arguments = Arguments.read(args, head, CommandShape.of(id), invocation);
        invocation.setArguments(arguments);
        if (arguments.has("--help")) {
            return HelpCommand.of(id).run(invocation);
        }
        if (touchesKeys(id)) {
            ProcessHardening.apply();
        }
        return command(id, window).run(invocation);
    }

    private static boolean isHelp(String[] args, int at) {
        return at < args.length && (args[at].equals("--help") || args[at].equals("-h"));
    }

    private static Command command(CommandId id, WindowOpener window) {
        return switch (id) {
            case WINDOW -> new WindowCommand(window);
            case WALLET_LIST -> new WalletListCommand();
            case WALLET_CREATE -> new WalletCreateCommand();
            case WALLET_IMPORT -> new WalletImportCommand();
            case WALLET_EXPORT -> new WalletExportCommand();
            case WALLET_VERIFY -> new WalletVerifyCommand();
            case PORTFOLIO -> new PortfolioCommand();
            case SUBNETS -> new SubnetsCommand();
            case SUBNET -> new SubnetCommand();
            case VALIDATORS -> new ValidatorsCommand();
            case YIELDS -> new YieldsCommand();
            case ACTIVITY -> new ActivityCommand();
            case HISTORY_EXPORT -> new HistoryExportCommand();
            case SEND -> new SendCommand();
            case STAKE_ADD -> new StakeCommand(true);
            case STAKE_REMOVE -> new StakeCommand(false);
            case STAKE_TRANSFER -> new StakeTransferCommand();
            case STAKE_MOVE, STAKE_SWAP, STAKE_EXIT, STAKE_CLAIM -> new StakeMoveCommand(id);
            case STAKE_PLAN -> new StakePlanCommand();
            case SIGN -> new SignCommand();
            case VERIFY -> new VerifyCommand();
            case VERIFY_FILE -> new VerifyFileCommand();
            case UPDATE_CHECK -> new UpdateCheckCommand();
            case NETWORK -> new NetworkCommand();
            case PRACTICE_START -> new PracticeStartCommand();
            case PRACTICE_STOP, PRACTICE_STATUS, PRACTICE_RESET -> new PracticeNodeCommand(id);
            case PRACTICE_FAUCET, PRACTICE_ADVANCE, PRACTICE_JUMP, PRACTICE_UPGRADE -> new PracticeChainCommand(id);
            case NODE_START -> new NodeStartCommand();
            case NODE_CHECK, NODE_STOP, NODE_STATUS, NODE_LOGS, NODE_ADOPT -> new NodeCommand(id);
            case GPUS -> new GpusCommand();
            case HARDWARE -> new HardwareCommand();
            case MINER_REGISTER -> new MinerRegisterCommand();
            case MINER_SERVE -> new MinerServeCommand();
            case MINER_CHECK, MINER_START, MINER_STOP, MINER_STATUS, MINER_LOGS -> new MinerCommand(id);
            case MINER_RULES -> new MinerRulesCommand();
            case MINER_WORTH -> new MinerWorthCommand();
            case MINER_PROFILE -> new MinerProfileCommand();
            case COMPLETION -> new CompletionCommand();
            case HELP -> HelpCommand.asked();
        };
    }

    private static boolean touchesKeys(CommandId id) {
        return switch (id) {
            case WALLET_CREATE, WALLET_IMPORT, WALLET_EXPORT, WALLET_VERIFY, SEND, STAKE_ADD, STAKE_REMOVE,
                    STAKE_TRANSFER, STAKE_MOVE, STAKE_SWAP, STAKE_EXIT, STAKE_CLAIM, STAKE_PLAN, SIGN,
                    MINER_REGISTER, MINER_SERVE ->
                true;
            case WINDOW, WALLET_LIST, PORTFOLIO, SUBNETS, SUBNET, VALIDATORS, YIELDS, ACTIVITY, HISTORY_EXPORT, VERIFY,
                    VERIFY_FILE, UPDATE_CHECK,
                    NETWORK,
                    COMPLETION, HELP, PRACTICE_START, PRACTICE_STOP, PRACTICE_STATUS, PRACTICE_FAUCET, PRACTICE_ADVANCE,
                    PRACTICE_JUMP,
                    PRACTICE_UPGRADE, PRACTICE_RESET, NODE_CHECK, NODE_START, NODE_STOP, NODE_STATUS, NODE_LOGS,
                    NODE_ADOPT, GPUS, HARDWARE, MINER_CHECK, MINER_START, MINER_STOP, MINER_STATUS, MINER_LOGS,
                    MINER_PROFILE, MINER_RULES, MINER_WORTH ->
                false;
        };
    }

    /// Asked before anything is parsed, so that even a command line that cannot be read is answered in JSON.
    private static boolean has(String[] args, String option) {
        for (String arg : args) {
            if (arg.equals(option)) {
                return true;
            }
            if (arg.equals("--")) {
                return false;
            }
        }
        return false;
    }

    private static int report(
            Failures.Failure failure, Invocation invocation, PrintStream out, PrintStream err, boolean withDetails) {
        if (invocation.json()) {
            try (Json json = new Json()) {
                writeError(json, failure);
                json.writeTo(out);
            }
        } else {
            out.flush();
            boolean network = failure.reason().filter(Failures.PRACTICE::equals).isEmpty()
                    && (failure.trouble() == Trouble.UNREACHABLE || failure.trouble() == Trouble.WRONG_CHAIN);
            err.println(network
                    ? failure.sentence() + ' ' + invocation.texts().get("network.another")
                    : failure.sentence());
            if (failure.details().isPresent() && withDetails) {
                err.println(invocation.texts().get("internal.details", failure.details().get()));
            }
            err.flush();
        }
        return failure.trouble().exitCode();
    }

    static void writeError(Json json, Failures.Failure failure) {
        json.startObject("error").text("kind", failure.trouble().kind());
        json.textOrNull("reason", failure.reason());
        json.text("message", failure.sentence());
        json.textOrNull("details", failure.details());
        json.endObject();
    }

    /// Reaches somebody only with `--verbose`: without it the process has no logging at all.
    private static void debug(String what, Throwable error) {
        LoggerFactory.getLogger(CommandLineProgram.class).debug(what, error);
    }

    /// The version of this build; empty when it runs from class folders.
    static Optional<String> version() {
        return Version.current();
    }
}

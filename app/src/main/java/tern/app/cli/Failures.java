package tern.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.transact.TransactException;
import tern.app.wallets.BookException;
import tern.node.manage.NodeException;
import tern.node.miner.MinerException;
import tern.node.practice.control.PracticeException;
import tern.node.practice.store.StoreException;
import tern.wallet.bittensor.NetworkNameException;
import tern.wallet.bittensor.PlanException;
import tern.wallet.chain.ChainException;
import tern.wallet.history.HistoryException;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.KeyException;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.rpc.RpcException;
import tern.wallet.units.AmountFormatException;
import tern.wallet.units.TernException;

/// Finds the kind, exit code and words for whatever stopped a command.
final class Failures {

    /// @param trouble  kind and exit code
    /// @param reason   a narrower word than the kind, for programs; may be absent
    /// @param sentence what happened and what to do
    /// @param details  technical text; may be absent
    record Failure(Trouble trouble, Optional<String> reason, String sentence, Optional<String> details) {}

    /// The narrower word where the practice network is what failed.
    static final String PRACTICE = "practice";

    /// The narrower word where the history on this computer is what failed.
    static final String HISTORY = "history";

    private Failures() {}

    static Failure of(TernException error) {
        return switch (error) {
            case CliException e -> failure(e.trouble(), Optional.empty(), e);
            case ChainException e -> chain(e);
            case RpcException e -> failure(trouble(e.kind()), reason(e.kind()), e);
            case PlanException e -> failure(trouble(e.kind()), reason(e.kind()), e);
            case KeystoreException e -> failure(trouble(e.kind()), reason(e.kind()), e);
            case KeyException e -> failure(Trouble.BAD_WORDS, reason(e.kind()), e);
            case AddressException e -> failure(Trouble.BAD_ADDRESS, reason(e.kind()), e);
            case NetworkNameException e -> failure(Trouble.USAGE, reason(e.kind()), e);
            case AmountFormatException e -> failure(Trouble.USAGE, Optional.of("amount"), e);
            case BookException e -> failure(Trouble.FILE, Optional.empty(), e);
            case BootException e -> failure(Trouble.FILE, Optional.empty(), e);
            case TransactException e -> failure(trouble(e.kind()), Optional.empty(), e);
            case HistoryException e -> failure(trouble(e.kind()), Optional.of(HISTORY), e);
            case PracticeException e -> failure(trouble(e), Optional.of(PRACTICE), e);
            case NodeException e -> failure(trouble(e.kind()), reason(e.kind()), e);
            case MinerException e -> failure(trouble(e.kind()), reason(e.kind()), e);
            default -> failure(Trouble.FAILED, Optional.empty(), error);
        };
    }

    static Failure of(IOException error, Texts texts) {
        if (!(error instanceof FileSystemException named)) {
            return new Failure(Trouble.FILE, Optional.empty(), texts.get("file.failed"), Optional.of(error.toString()));
        }
        String file = Plain.text(String.valueOf(named.getFile()), 200);
        return switch (named) {
            case NoSuchFileException _ -> missing(named, file, texts);
            case SecretFiles.WordsFileExists _ when !isFolder(named.getFile()) -> new Failure(Trouble.EXISTS,
                    Optional.of("file"), texts.get("words.file-exists", file), Optional.empty());
            case FileAlreadyExistsException _ when isFolder(named.getFile()) -> new Failure(Trouble.EXISTS,
                    Optional.of("file"), texts.get("file.is-folder", file), Optional.empty());
            case FileAlreadyExistsException _ -> new Failure(Trouble.EXISTS, Optional.of("file"),
                    texts.get("file.exists", file), Optional.empty());
            case AccessDeniedException _ -> new Failure(Trouble.FILE, Optional.of("permission"),
                    texts.get("file.denied", file), Optional.empty());
            default -> new Failure(Trouble.FILE, Optional.empty(), texts.get("file.failed-named", file),
                    Optional.ofNullable(named.getReason()));
        };
    }

    /// Where not even the folder is there, the folder is what is missing.
    private static Failure missing(FileSystemException error, String file, Texts texts) {
        Path folder = error.getFile() == null ? null : Path.of(error.getFile()).toAbsolutePath().getParent();
        String sentence = folder == null || Files.exists(folder)
                ? texts.get("file.missing", file)
                : texts.get("file.no-folder", Plain.text(folder.toString(), 200));
        return new Failure(Trouble.NOT_FOUND, Optional.of("file"), sentence, Optional.empty());
    }

    private static boolean isFolder(@Nullable String file) {
        return file != null && Files.isDirectory(Path.of(file));
    }

    /// Whatever went wrong while something was being sent: what was sent has to be in the answer.
    ///
    /// @param where whose log a mistake in Tern belongs to
    static Failure ofAny(Throwable error, Texts texts, Class<?> where) {
        return switch (error) {
            case TernException e -> of(e);
            case IOException e -> of(e, texts);
            default -> {
                LoggerFactory.getLogger(where).debug("a mistake in Tern", error);
                yield ofMistake(error, texts);
            }
        };
    }

    /// A mistake in Tern. The details name its kind and place but not its message, which nobody has vetted for secrets.
    static Failure ofMistake(Throwable error, Texts texts) {
        if (error instanceof UncheckedIOException io && io.getCause() != null) {
            return of(io.getCause(), texts);
        }
        StackTraceElement[] trace = error.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        String sentence = error instanceof OutOfMemoryError ? "internal.memory" : "internal.mistake";
        return new Failure(Trouble.INTERNAL, Optional.empty(), texts.get(sentence),
                Optional.of(error.getClass().getName() + place));
    }

    private static Failure chain(ChainException error) {
        Optional<String> reason = error.refusal().isPresent()
                ? Optional.of(error.refusal().get().name())
                : reason(error.kind());
        return failure(trouble(error.kind()), reason, error);
    }

    private static Failure failure(Trouble trouble, Optional<String> reason, TernException error) {
        return new Failure(trouble, reason, Plain.text(error.sentence()), error.details().map(Plain::text));
    }

    private static Optional<String> reason(Enum<?> kind) {
        return Optional.of(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Trouble trouble(ChainException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, TIMEOUT, RATE_LIMITED -> Trouble.UNREACHABLE;
            case WRONG_CHAIN -> Trouble.WRONG_CHAIN;
            case STALE_RUNTIME, UNSUPPORTED_EXTENSION, REVIEW_FAILED, DIGEST_NOT_IN_FORCE -> Trouble.REFUSED;
            case NONCE_TAKEN, REFUSED, DROPPED, USURPED, EXPIRED -> Trouble.TRANSACTION;
            case OUTCOME_UNKNOWN -> Trouble.UNKNOWN_OUTCOME;
            case SIGNING_FAILED, CANCELLED -> Trouble.FAILED;
            case MALFORMED, STATE_GONE, NOT_IN_RUNTIME, METADATA, NODE_ERROR -> Trouble.CHAIN;
        };
    }

    private static Trouble trouble(RpcException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, TIMEOUT, CLOSED, RATE_LIMITED -> Trouble.UNREACHABLE;
            case REFUSED_ENDPOINT -> Trouble.WRONG_CHAIN;
            case MALFORMED, TOO_LARGE, SERVER_ERROR -> Trouble.CHAIN;
            case INTERRUPTED -> Trouble.FAILED;
        };
    }

    /// The practice node does not run or cannot be started, unless something else is behind it.
    private static Trouble trouble(PracticeException error) {
        return switch (error.getCause()) {
            case RpcException rpc -> trouble(rpc.kind());
            case IOException _,StoreException _ -> Trouble.FILE;
            case null, default -> Trouble.UNREACHABLE;
        };
    }

    private static Trouble trouble(HistoryException.Kind kind) {
        return switch (kind) {
            case MISSING -> Trouble.NOT_FOUND;
            case DAMAGED -> Trouble.DAMAGED;
            case IN_USE, NEWER, FAILED -> Trouble.FILE;
        };
    }

    private static Trouble trouble(NodeException.Kind kind) {
        return switch (kind) {
            case CONSENT -> Trouble.NOT_CONFIRMED;
            case CHECK, BUSY, RUNNING, REFUSED -> Trouble.REFUSED;
            case NOT_RUNNING -> Trouble.NOT_FOUND;
            case SETTINGS, UNSUPPORTED -> Trouble.USAGE;
            case FOLDER, DATA -> Trouble.FILE;
            case ANSWER -> Trouble.CHAIN;
            case PROGRAM, STOP -> Trouble.FAILED;
        };
    }

    private static Trouble trouble(TransactException.Kind kind) {
        return switch (kind) {
            case REFUSED -> Trouble.REFUSED;
            case FILE -> Trouble.FILE;
            case WALLET -> Trouble.NOT_FOUND;
            case CLOSED -> Trouble.FAILED;
        };
    }

    private static Trouble trouble(MinerException.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> Trouble.NOT_FOUND;
            case EXISTS -> Trouble.EXISTS;
            case PROFILE -> Trouble.USAGE;
            case CONTENT -> Trouble.DAMAGED;
            case KEYS, CHECK, BUSY, RUNNING -> Trouble.REFUSED;
            case PROGRAM, STOP -> Trouble.FAILED;
            case FOLDER -> Trouble.FILE;
        };
    }

    private static Trouble trouble(PlanException.Kind kind) {
        return switch (kind) {
            case SUBNET, HOTKEY -> Trouble.NOT_FOUND;
            case AMOUNT, BALANCE, STAKE, RECIPIENT, TRADING, LIQUIDITY, KEY_SWAP, SAFE_MODE, ROOT_HOLD, UNSUPPORTED,
                    SEAT, PRICE, ADDRESS, WORK ->
                Trouble.REFUSED;
        };
    }

    private static Trouble trouble(KeystoreException.Kind kind) {
        return switch (kind) {
            case WRONG_PASSWORD -> Trouble.WRONG_PASSWORD;
            case NOT_FOUND -> Trouble.NOT_FOUND;
            case EXISTS -> Trouble.EXISTS;
            case PASSWORD_NEEDED -> Trouble.PASSWORD_NEEDED;
            case NAME -> Trouble.USAGE;
            case UNREADABLE, PERMISSION, BUSY, WRITE -> Trouble.FILE;
            case CONTENT, UNSUPPORTED -> Trouble.DAMAGED;
            case OUT_OF_MEMORY, INTERRUPTED -> Trouble.FAILED;
        };
    }
}

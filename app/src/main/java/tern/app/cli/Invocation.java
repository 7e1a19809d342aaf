package tern.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.app.boot.BootException;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.app.boot.Settings;
import tern.app.boot.SettingsStore;
import tern.wallet.bittensor.NetworkNameException;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.Network;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.units.TernException;

/// What one run of a command stands on: its arguments, where it reads and speaks, and the way to folders, settings and
/// the chain, each of them opened only when asked for.
final class Invocation {

    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final boolean json;
    private @Nullable Texts texts;
    private @Nullable Arguments arguments;
    private @Nullable Folders folders;

    /// @param json whether the answer, errors included, is one line of JSON on `out`
    Invocation(
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Terminal terminal,
            boolean json) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.json = json;
    }

    void setArguments(Arguments read) {
        arguments = read;
    }

    Arguments arguments() {
        Arguments known = arguments;
        if (known == null) {
            throw new IllegalStateException("the command line was not read yet");
        }
        return known;
    }

    boolean json() {
        return json;
    }

    Terminal terminal() {
        return terminal;
    }

    InputStream in() {
        return in;
    }

    PrintStream out() {
        return out;
    }

    /// All variables, for programs that are started.
    Map<String, String> environment() {
        return environment;
    }

    Optional<String> environment(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    Texts texts() {
        Texts loaded = texts;
        if (loaded == null) {
            loaded = Texts.load(Locale.getDefault());
            texts = loaded;
        }
        return loaded;
    }

    /// A line of the answer. Nothing with `--json`.
    void say(String key, Object... values) {
        if (!json) {
            out.println(texts().get(key, values));
        }
    }

    /// Lines of the answer that are text already, ending in a line break. Nothing with `--json`.
    void print(String text) {
        if (!json) {
            out.print(text);
        }
    }

    /// A line beside the answer: progress and remarks, on the error stream. Nothing with `--json`.
    void remark(String key, Object... values) {
        if (!json) {
            out.flush();
            err.println(texts().get(key, values));
            err.flush();
        }
    }

    /// With `--json`: one line on the error stream, for whoever finds this process gone before it has answered.
    void announce(SignedExtrinsic signed) {
        if (json) {
            try (Json line = new Json()) {
                line.startObject("sending")
                        .text("hash", signed.hash().toString())
                        .number("nonce", signed.draft().nonce())
                        .endObject()
                        .writeTo(err);
            }
        }
    }

    CliException usage(String key, Object... values) {
        return new CliException(Trouble.USAGE, texts().get(key, values));
    }

    CliException trouble(Trouble trouble, String key, Object... values) {
        return new CliException(trouble, texts().get(key, values));
    }

    Folders folders() throws BootException {
        Folders found = folders;
        if (found == null) {
            found = Folders.find(environment, arguments().value("--home"), arguments().value("--wallets"));
            folders = found;
        }
        return found;
    }

    SettingsStore settingsStore() throws BootException {
        return new SettingsStore(folders().settingsFile());
    }

    Settings settings() throws BootException {
        return settingsStore().load();
    }

    /// `--network`, else the one chosen in the settings, else the practice network.
    Network network() throws BootException, NetworkNameException {
        Optional<String> named = arguments().value("--network");
        if (named.isEmpty()) {
            named = settings().network();
        }
        return named.isEmpty() ? Networks.practice() : Networks.parse(named.get());
    }

    /// Blocks until a node answers or none does. The practice network's is started where it does not run.
    ChainClient connect() throws TernException {
        return PracticeAccess.connect(network(), chainOptions(), this);
    }

    /// A node that keeps the past of a chain.
    ChainClient connectArchive(ChainClient chain) throws TernException {
        Network network = chain.network();
        List<URI> nodes = Networks.archive(network);
        if (nodes.isEmpty()) {
            throw trouble(Trouble.NOT_FOUND, "yields.no-archive");
        }
        return ChainClient.connect(new Network(network.id(), network.title(), nodes, Optional.of(chain.genesis()),
                network.requestGap(), network.trust()), chainOptions());
    }

    /// With the cache of metadata; without it where the folder cannot be made, which costs time but no function.
    private ChainOptions chainOptions() throws BootException {
        Path cache = folders().metadataCache();
        try {
            if (!Files.isDirectory(cache)) {
                OwnerOnly.createFolder(cache);
            }
            return ChainOptions.standard().withMetadataCache(cache);
        } catch (BootException e) {
            remark("network.no-cache", e.sentence());
            return ChainOptions.standard();
        }
    }
}

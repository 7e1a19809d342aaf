package tern.app.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import tern.wallet.crypto.Secret;

/// Where passwords come from: `--password-file`, then the environment, then the keyboard. Never an argument.
///
/// White space around a password is cut off, as btcli does at its prompt: both open the same files.
final class Passwords {

    private static final int LONGEST = 4096;
    private static final int SHORTEST_NEW = 8;
    private static final String ENVIRONMENT = "TERN_PASSWORD";
    private static final String BITTENSOR_ENVIRONMENT = "BT_WALLET_PASSWORD";
    private static final String BITTENSOR_FILE = "BT_WALLET_PASSWORD_FILE";

    private final Invocation invocation;

    Passwords(Invocation invocation) {
        this.invocation = invocation;
    }

    /// Whether a wrong password can be asked for again.
    boolean fromKeyboard() {
        return invocation.arguments().value("--password-file").isEmpty()
                && invocation.environment(ENVIRONMENT).isEmpty()
                && invocation.environment(BITTENSOR_ENVIRONMENT).isEmpty()
                && invocation.environment(BITTENSOR_FILE).isEmpty()
                && invocation.terminal().isInteractive();
    }

    /// The password of something that is there; the caller closes it.
    ///
    /// @param what for the prompt
    Secret existing(String what) throws CliException, IOException {
        Optional<Secret> given = given();
        if (given.isPresent()) {
            return given.get();
        }
        if (!invocation.terminal().isInteractive()) {
            throw invocation.trouble(Trouble.PASSWORD_NEEDED, "password.nobody", what);
        }
        return SecretFiles.trimmed(ask(invocation.texts().get("password.prompt", what)), true);
    }

    /// A password for something new, asked twice at the keyboard; the caller closes it.
    Secret chosen(String what) throws CliException, IOException {
        Optional<Secret> given = given();
        Secret password = given.isPresent() ? given.get() : askTwice(what, "password.nobody", "--password-file");
        if (password.length() < SHORTEST_NEW) {
            password.close();
            throw invocation.trouble(Trouble.REFUSED, "password.too-short", SHORTEST_NEW);
        }
        return password;
    }

    /// From a file of its own, else asked twice; for exports, which get another password than the wallet.
    ///
    /// @param option that names the file
    Secret chosen(String option, String what) throws CliException, IOException {
        Optional<String> file = invocation.arguments().value(option);
        Secret password = file.isPresent()
                ? SecretFiles.trimmed(read(file.get()), true)
                : askTwice(what, "password.nobody-option", option);
        if (password.length() < SHORTEST_NEW) {
            password.close();
            throw invocation.trouble(Trouble.REFUSED, "password.too-short", SHORTEST_NEW);
        }
        return password;
    }

    /// The password of a foreign file, for the caller to close; none where there is no file and nobody to ask, since a
    /// foreign file may have no password. Browser extensions do not cut white space off, so neither does this.
    ///
    /// @param option that names the file with it
    Optional<Secret> foreign(String option, String what) throws CliException, IOException {
        Optional<String> file = invocation.arguments().value(option);
        if (file.isPresent()) {
            return Optional.of(SecretFiles.trimmed(read(file.get()), false));
        }
        return invocation.terminal().isInteractive()
                ? Optional.of(ask(invocation.texts().get("password.prompt", Plain.text(what, 200))))
                : Optional.empty();
    }

    /// @param nobody key of what is said where nobody is there: `{0}` is `what`, `{1}` the option
    private Secret askTwice(String what, String nobody, String option) throws CliException {
        if (!invocation.terminal().isInteractive()) {
            throw invocation.trouble(Trouble.PASSWORD_NEEDED, nobody, what, option);
        }
        try (Secret first = SecretFiles.trimmed(ask(invocation.texts().get("password.new", what)), true);
                Secret second = SecretFiles.trimmed(ask(invocation.texts().get("password.again")), true)) {
            if (!first.contentEquals(second)) {
                throw invocation.trouble(Trouble.REFUSED, "password.differ");
            }
            return first.copy();
        }
    }

    /// One line from the keyboard, without echo; the caller closes it.
    Secret ask(String prompt) throws CliException {
        char[] typed = invocation.terminal().readSecret(prompt);
        if (typed == null) {
            throw invocation.trouble(Trouble.NOT_CONFIRMED, "password.nothing");
        }
        if (typed.length > LONGEST) {
            Arrays.fill(typed, '\0');
            throw invocation.trouble(Trouble.USAGE, "secret.too-long", LONGEST);
        }
        return Secret.takeChars(typed);
    }

    private Optional<Secret> given() throws CliException, IOException {
        Optional<String> file = invocation.arguments().value("--password-file");
        if (file.isPresent()) {
            return Optional.of(SecretFiles.trimmed(read(file.get()), true));
        }
        Optional<String> text = invocation.environment(ENVIRONMENT);
        if (text.isEmpty()) {
            text = invocation.environment(BITTENSOR_ENVIRONMENT);
        }
        if (text.isPresent()) {
            return Optional.of(SecretFiles.trimmed(Secret.takeChars(text.get().toCharArray()), true));
        }
        Optional<String> named = invocation.environment(BITTENSOR_FILE);
        return named.isEmpty() ? Optional.empty() : Optional.of(SecretFiles.trimmed(read(named.get()), true));
    }

    private Secret read(String file) throws CliException, IOException {
        return SecretFiles.requireContent(SecretFiles.read(file, LONGEST, invocation), file,
                Trouble.PASSWORD_NEEDED, invocation);
    }
}

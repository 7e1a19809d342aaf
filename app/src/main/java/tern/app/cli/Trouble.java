package tern.app.cli;

/// Why a command did not do what was asked: the word in `error.kind` of the JSON and the exit code of the process. Both
/// are documented in `docs/cli.md` and never change their meaning.
enum Trouble {
    /// Something in Tern or on this computer, not covered below.
    FAILED("failed", 1),
    /// The chain took the transaction into a block and it failed there, or a node refused it.
    TRANSACTION("transaction-failed", 1),
    /// It was carried out, but not quite as it was asked for.
    DIFFERS("differs", 1),
    /// It is not known whether the transaction was included.
    UNKNOWN_OUTCOME("outcome-unknown", 1),
    /// A node answered, but not with what was needed.
    CHAIN("chain", 1),
    /// A file of the user's cannot be read or written.
    FILE("file", 1),
    /// A wallet file does not hold what it should.
    DAMAGED("damaged", 1),
    /// A signature is not by that address over that message.
    BAD_SIGNATURE("bad-signature", 1),
    /// A mistake in Tern.
    INTERNAL("internal", 1),
    /// The command line cannot be understood.
    USAGE("usage", 2),
    /// Text that is no address.
    BAD_ADDRESS("bad-address", 2),
    /// Words, a seed or a secret URI that is none.
    BAD_WORDS("bad-words", 2),
    /// A secret was given where other programs and the shell's history can read it.
    SECRET_IN_ARGUMENT("secret-in-argument", 2),
    /// No such wallet, hotkey, subnet or file.
    NOT_FOUND("not-found", 3),
    /// The password does not open the file.
    WRONG_PASSWORD("wrong-password", 4),
    /// A password is needed and nobody is there to ask.
    PASSWORD_NEEDED("password-needed", 4),
    /// A check before signing said no.
    REFUSED("refused", 5),
    /// Something with that name is there already and is not overwritten.
    EXISTS("exists", 5),
    /// The user said no, or nobody is there to say yes.
    NOT_CONFIRMED("not-confirmed", 5),
    /// No node can be reached, or it stopped answering.
    UNREACHABLE("unreachable", 6),
    /// A node answers, but of another chain.
    WRONG_CHAIN("wrong-chain", 6);

    private final String kind;
    private final int exitCode;

    Trouble(String kind, int exitCode) {
        this.kind = kind;
        this.exitCode = exitCode;
    }

    String kind() {
        return kind;
    }

    int exitCode() {
        return exitCode;
    }
}

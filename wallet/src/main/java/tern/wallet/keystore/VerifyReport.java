package tern.wallet.keystore;

import java.util.List;

/// What a look at every file of a wallet found.
///
/// @param wallet its name
/// @param checks in the order they were made
/// @param wrongPassword whether a password was given and did not open the coldkey; without an encrypted coldkey,
///        whether it opened none of the encrypted hotkeys
public record VerifyReport(String wallet, List<Check> checks, boolean wrongPassword) {

    /// How a check went.
    public enum Level {
        GOOD,
        /// Encrypted, and no password was given: its content was not checked.
        UNOPENED,
        WARNING,
        BAD
    }

    /// @param file relative to the wallet's folder
    /// @param text a sentence for the person
    public record Check(String file, Level level, String text) {}

    public VerifyReport {
        checks = List.copyOf(checks);
    }

    /// True when nothing bad was found and the password, if one was given, is right; warnings may be there.
    public boolean isGood() {
        return !wrongPassword && checks.stream().noneMatch(check -> check.level() == Level.BAD);
    }

    /// Whether there is a key that was not opened, so that nobody knows what is in it.
    public boolean hasUnopened() {
        return checks.stream().anyMatch(check -> check.level() == Level.UNOPENED);
    }
}

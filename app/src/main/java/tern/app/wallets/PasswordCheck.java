package tern.app.wallets;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tern.app.ui.Texts;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.PasswordStrength;
import tern.wallet.keystore.PasswordStrength.Advice;
import tern.wallet.keystore.PasswordStrength.Level;

/// A new password and its repetition, as they stand in their fields.
///
/// @param level    how hard it is to guess
/// @param sentence its strength in words and what would help most
/// @param wrong    why it cannot be taken; empty when it can
public record PasswordCheck(Level level, String sentence, Optional<String> wrong) {

    /// As on the command line.
    private static final int SHORTEST = 8;

    /// @param password as typed; stays the caller's
    /// @param again    the repetition; stays the caller's
    public static PasswordCheck of(Secret password, Secret again, Texts texts) {
        PasswordStrength strength = PasswordStrength.of(password);
        return new PasswordCheck(strength.level(), sentence(strength, texts),
                wrong(password, again, texts));
    }

    /// All that [#sentence] may be.
    static List<String> sentences(Texts texts) {
        return Stream.of("password.weak", "password.fair", "password.strong")
                .flatMap(level -> Stream.of(Advice.values())
                        .map(advice -> texts.get(level) + " " + words(advice, texts)))
                .toList();
    }

    /// All that [#wrong] may be.
    static List<String> wrongs(Texts texts) {
        return List.of(texts.get("password.empty"), texts.get("password.short", Integer.toString(SHORTEST)),
                texts.get("password.repeat"), texts.get("password.differs"));
    }

    private static Optional<String> wrong(Secret password, Secret again, Texts texts) {
        if (password.length() == 0) {
            return Optional.of(texts.get("password.empty"));
        }
        if (password.length() < SHORTEST) {
            return Optional.of(texts.get("password.short", Integer.toString(SHORTEST)));
        }
        if (!password.contentEquals(again)) {
            return Optional.of(texts.get(again.length() == 0 ? "password.repeat" : "password.differs"));
        }
        return Optional.empty();
    }

    private static String sentence(PasswordStrength strength, Texts texts) {
        String level = switch (strength.level()) {
            case EMPTY -> "";
            case WEAK -> texts.get("password.weak");
            case FAIR -> texts.get("password.fair");
            case STRONG -> texts.get("password.strong");
        };
        if (strength.level() == Level.EMPTY) {
            return level;
        }
        return strength.advice().map(advice -> level + " " + words(advice, texts)).orElse(level);
    }

    private static String words(Advice advice, Texts texts) {
        return switch (advice) {
            case LONGER -> texts.get("password.advice.longer");
            case NOT_COMMON -> texts.get("password.advice.common");
            case NO_PATTERNS -> texts.get("password.advice.patterns");
            case MORE_WORDS -> texts.get("password.advice.words");
        };
    }
}

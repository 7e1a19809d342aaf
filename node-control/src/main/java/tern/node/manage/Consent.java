package tern.node.manage;

import java.util.Optional;

/// What a person has said yes to before a start.
///
/// @param program         `sha256:…` of a program that Tern does not know; kept in the settings for next time
/// @param despiteFindings whether to go on although a finding says fail
public record Consent(Optional<String> program, boolean despiteFindings) {

    public static Consent none() {
        return new Consent(Optional.empty(), false);
    }

    /// Yes to the program with this digest.
    public static Consent to(String digest) {
        return new Consent(Optional.of(digest), false);
    }

    public Consent withProgram(String digest) {
        return new Consent(Optional.of(digest), despiteFindings);
    }

    public Consent withDespiteFindings() {
        return new Consent(program, true);
    }
}

package tern.node.practice.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tern.node.practice.frame.State;

/// A version of the practice chain's rules. The chain goes from one to another in mid-run, forwards and backwards, so
/// that clients can be tested against upgrades. Source of what changed when: `chain-delta.md`.
public enum RuntimeEdition {
    /// Before validators' funds (spec 441), before fees were halved (467) and recycled (445).
    OLDER(440),
    /// As the live chain of October 2026.
    CURRENT(475),
    /// As CURRENT, with a call and a signed extension that no client knows.
    FUTURE(500);

    private static final State.Key CODE_KEY = new State.Key(":code".getBytes(StandardCharsets.US_ASCII));
    private static final String CODE_PREFIX = "tern practice runtime ";

    private final long specVersion;

    RuntimeEdition(long specVersion) {
        this.specVersion = specVersion;
    }

    public long specVersion() {
        return specVersion;
    }

    /// Whether root dividends go to validators' funds.
    public boolean hasBaskets() {
        return specVersion >= 441;
    }

    /// Whether transaction fees leave the issuance instead of going to the block's author.
    public boolean feesRecycled() {
        return specVersion >= 445;
    }

    /// Whether weight and length cost half of what they did at first.
    public boolean feesHalved() {
        return specVersion >= 467;
    }

    public boolean atLeast(long spec) {
        return specVersion >= spec;
    }

    /// What stands for this runtime's code under `:code`.
    public byte[] code() {
        return (CODE_PREFIX + specVersion).getBytes(StandardCharsets.US_ASCII);
    }

    /// The edition of that name, in letters of either case.
    public static Optional<RuntimeEdition> named(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(edition -> edition.name().equals(name)).findFirst();
    }

    /// The edition whose code that is.
    public static Optional<RuntimeEdition> ofCode(byte[] code) {
        return Arrays.stream(values()).filter(edition -> Arrays.equals(edition.code(), code)).findFirst();
    }

    /// The edition that a state's next block runs with.
    public static Optional<RuntimeEdition> of(State state) {
        byte[] code = state.get(CODE_KEY);
        return code == null ? Optional.empty() : ofCode(code);
    }

    public void install(State state) {
        state.put(CODE_KEY, code());
    }
}

package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Wrong, empty, huge and hostile command lines: each ends with one clear line and the documented exit code, in text
/// and in JSON, and none repeats what may be a secret.
class HostileInvocationsTest {

    private static final String ADDRESS = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    private static final String NOBODY = "ws://127.0.0.1:1";
    private static final String SEED = "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";
    private static final String WORDS = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
    private static final String SIGNATURE = "0x" + "ab".repeat(64);

    @TempDir
    Path home;

    /// @param code   documented exit code
    /// @param kind   `error.kind` of the JSON
    /// @param secret text that must not be repeated; empty for none
    private record Case(int code, String kind, String secret, String... args) {

        String title() {
            return "tern " + String.join(" ",
                    Arrays.stream(args)
                            .map(arg -> arg.length() > 40 ? arg.substring(0, 40) : arg)
                            .map(arg -> arg.isBlank() ? "''" : Plain.text(arg))
                            .toList());
        }
    }

    private static Case usage(String... args) {
        return new Case(2, "usage", "", args);
    }

    private static Case secret(String secret, String... args) {
        return new Case(2, "secret-in-argument", secret, args);
    }

    private static Case other(int code, String kind, String... args) {
        return new Case(code, kind, "", args);
    }

    @BeforeEach
    void someWallets() {
        FrontDoor.at(home).wallet("main", "//Hostile");
        FrontDoor.at(home).run("wallet", "import", "watcher", "--watch", ADDRESS);
    }

    private static List<Case> cases() {
        String huge = "9".repeat(400);
        String endless = "x".repeat(20_000);
        List<Case> cases = new ArrayList<>();
        Collections.addAll(cases,
                // commands
                usage(""), usage(" "), usage("-"), usage("---"), usage("--"), usage("porfolio"), usage("Portfolio"),
                usage("sned", "--all"), usage("wallet"), usage("wallet", "lst"), usage("wallet", ""),
                usage("stake"), usage("stake", "shift"), usage("stake", "--all"), usage("\u0000"), usage("\u001b[2J"),
                usage("send\u202e"), usage("../../etc/passwd"), usage("$(reboot)"), usage("help", "nothing"),
                usage("help", "send", "extra"), usage("help", "a", "b", "c"), usage(endless),
                usage("help", "wallet", "nothing"),
                // options
                usage("--wat"), usage("-x"), usage("--json=yes"), usage("portfolio", "--network"),
                usage("portfolio", "--network="), usage("portfolio", "--network", ""),
                usage("portfolio", "--network", " "), usage("portfolio", "--network", "a", "--network", "b"),
                usage("portfolio", "--size", "3x3"), usage("portfolio", "--Json"), usage("portfolio", "--no\u0007tty"),
                usage("--network"), usage("--size", "300x300"), usage("--theme", "pink"), usage("--theme=dark", "send"),
                usage("--snapshot", "picture.jpg"), usage("--snapshot", "p.png", "--size", "1x1"),
                usage("--snapshot", "p.png", "--size", "99999x99999"), usage("--snapshot", "p.png", "--size", "x"),
                usage("--snapshot", "p.png", "--size", "axb"), usage("--snapshot", "p.png", "--size", huge),
                usage("--snapshot", "p\u0000.png"), other(1, "file", "portfolio", ADDRESS, "--home", "a\u0000b"),
                usage("@/etc/passwd"), usage("portfolio", "--", "", ADDRESS),
                // networks
                usage("network", "use"), usage("network", "use", "mainnet"), usage("network", "use", "http://x"),
                usage("network", "use", "ws://"), usage("network", "use", "ws://a:0"),
                usage("network", "use", "ws://a:99999"), usage("network", "use", "ws://me:pw@host"),
                usage("network", "drop", "finney"), usage("network", "use", "finney", "test"),
                usage("network", "use", "test", "--network", "finney"), usage("network", "--network", "🦆"),
                usage("subnets", "--network", "ftp://x"),
                other(6, "unreachable", "network", "--network", NOBODY),
                other(6, "unreachable", "subnets", "--network", NOBODY),
                other(6, "unreachable", "portfolio", ADDRESS, "--network", NOBODY),
                other(6, "unreachable", "portfolio", "main", "watcher", "--network", NOBODY),
                // wallets and addresses
                other(3, "not-found", "portfolio", "nobody"), other(3, "not-found", "portfolio", "@file"),
                usage("portfolio", "../../../etc"), usage("portfolio", "/etc/passwd"), usage("portfolio", ".hidden"),
                usage("portfolio", "a\u001b]0;title\u0007"), usage("portfolio", "a\nb"),
                other(2, "bad-address", "portfolio", ADDRESS + "x"),
                other(2, "bad-address", "portfolio", ADDRESS.replace("utQY", "utQX")),
                other(2, "bad-address", "portfolio", ADDRESS.replace('G', 'O')),
                other(2, "bad-address", "portfolio", endless.substring(0, 5000)),
                other(2, "bad-address", "portfolio", "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"),
                usage("wallet", "create"), usage("wallet", "create", "a", "b"), usage("wallet", "create", ""),
                usage("wallet", "create", "a/b", "--words-out", "w", "--no-password"),
                usage("wallet", "create", "con", "--words-out", "w", "--no-password"),
                usage("wallet", "create", "new", "--word-count", "13", "--words-out", "w", "--no-password"),
                usage("wallet", "create", "new", "--scheme", "rsa", "--words-out", "w", "--no-password"),
                other(5, "exists", "wallet", "create", "main", "--words-out", "w", "--no-password"),
                other(5, "refused", "wallet", "create", "new", "--no-password"),
                other(3, "not-found", "wallet", "create", "new", "--hotkey", "h", "--words-out", "w"),
                other(4, "password-needed", "wallet", "create", "new", "--words-out", "w"),
                usage("wallet", "import", "new", "--no-password"),
                other(5, "exists", "wallet", "import", "main", "--watch", ADDRESS),
                other(2, "bad-address", "wallet", "import", "new", "--watch", "5abc"),
                usage("wallet", "import", "new", "--watch", ADDRESS, "--words-file", "x"),
                usage("wallet", "import", "new", "--words-file", "-", "--password-file", "-"),
                usage("wallet", "import", "new", "--json-file", "-", "--hotkey", "h", "--words-file", "-"),
                other(3, "not-found", "wallet", "import", "new", "--words-file", "/no/such/file"),
                other(1, "file", "wallet", "import", "new", "--words-file", "/"),
                other(2, "bad-words", "wallet", "import", "new", "--words-file", "-", "--no-password"),
                other(3, "not-found", "wallet", "verify", "nobody"),
                other(3, "not-found", "wallet", "export", "nobody", "--to-file", "x"),
                usage("wallet", "export", "main"), usage("wallet", "export", "main", "--to-file", "-"),
                other(5, "exists", "wallet", "export", "main", "--to-file", "/"),
                other(5, "refused", "wallet", "export", "watcher", "--to-file", "new.json"),
                other(4, "password-needed", "wallet", "export", "main", "--to-file", "new.json"),
                // amounts and transactions: refused before any connection
                usage("send"), usage("send", "--from", "main"), usage("send", "--from", "main", "--to", ADDRESS),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "1", "--all"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "1", "--close-account"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "-1"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "0"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "0.0000000001"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "1,5"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "1e9"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "NaN"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "∞"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "٣"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "0x10"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", huge),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "1", "--wait", "forever"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "1", "--valid-blocks", "7"),
                usage("send", "--from", "main", "--to", ADDRESS, "--amount", "1", "2"),
                other(2, "bad-address", "send", "--from", "main", "--to", "main", "--amount", "1"),
                other(2, "bad-address", "send", "--from", "main", "--to", "0x" + "0".repeat(40), "--amount", "1"),
                other(3, "not-found", "send", "--from", ADDRESS, "--to", ADDRESS, "--amount", "1"),
                other(5, "refused", "send", "--from", "watcher", "--to", ADDRESS, "--amount", "1", "--yes"),
                other(6, "unreachable", "send", "--from", "main", "--to", ADDRESS, "--amount", "1", "--yes",
                        "--network", NOBODY),
                usage("stake", "add", "--from", "main", "--netuid", "1", "--hotkey", ADDRESS),
                usage("stake", "add", "--from", "main", "--netuid", "x", "--hotkey", ADDRESS, "--amount", "1"),
                usage("stake", "add", "--from", "main", "--netuid", "-1", "--hotkey", ADDRESS, "--amount", "1"),
                usage("stake", "add", "--from", "main", "--netuid", "65536", "--hotkey", ADDRESS, "--amount", "1"),
                usage("stake", "add", "--from", "main", "--netuid", "1", "--hotkey", ADDRESS, "--amount", "1",
                        "--tolerance", "100"),
                usage("stake", "add", "--from", "main", "--netuid", "1", "--hotkey", ADDRESS, "--amount", "1",
                        "--tolerance", "0.001"),
                usage("stake", "add", "--from", "main", "--netuid", "1", "--hotkey", ADDRESS, "--amount", "1",
                        "--tolerance", "1e1"),
                usage("stake", "add", "--from", "main", "--netuid", "1", "--hotkey", ADDRESS, "--amount", "1", "--all"),
                usage("stake", "remove", "--from", "main", "--netuid", "1", "--hotkey", ADDRESS),
                usage("stake", "remove", "--from", "main", "--netuid", "1", "--hotkey", ADDRESS, "--all",
                        "--amount", "2"),
                usage("subnets", "one"), usage("subnets", "65536"), usage("subnets", huge), usage("subnets", "1", "-1"),
                // messages
                usage("sign", "--from", "main"), usage("sign", "--message", "hi"),
                usage("sign", "--from", "main", "--message", "hi", "--message-file", "f"),
                other(3, "not-found", "sign", "--from", "main", "--hotkey", "none", "--message", "hi"),
                other(3, "not-found", "sign", "--from", "main", "--message-file", "/no/such"),
                other(5, "refused", "sign", "--from", "watcher", "--message", "hi"),
                other(2, "bad-words", "sign", "--from", "main", "--message", "TAO.com order v1: sell"),
                usage("verify", "--address", ADDRESS, "--message", "hi"),
                usage("verify", "--address", ADDRESS, "--signature", "0x12", "--message", "hi"),
                usage("verify", "--address", ADDRESS, "--signature", "zz".repeat(64), "--message", "hi"),
                other(1, "bad-signature", "verify", "--address", ADDRESS, "--signature", SIGNATURE, "--message", "hi"),
                // secrets where everybody can read them
                secret("bottom", "wallet", "import", "new", WORDS), secret("curtain", "portfolio", WORDS.toUpperCase()),
                secret("lonely", ("wallet import new " + WORDS).split(" ")),
                secret("obey", ("wallet import new " + WORDS + " walk bottom").split(" ")),
                secret("smoke", "wallet", "import", "new", "--words-file", WORDS),
                secret("basket", "sign", "--from", "main", "--message=" + WORDS),
                secret("lonely", "portfolio", WORDS + "//hard/soft///pass"),
                secret("lonely", "portfolio", WORDS.replace("walk", "wlak")),
                secret("fac7959d", "portfolio", SEED), secret("fac7959d", "portfolio", SEED.substring(2)),
                secret("fac7959d", "wallet", "import", "new", "--words-file=" + SEED),
                secret("fac7959d", "portfolio", SEED + "//1"), secret("fac7959d", "--network", SEED),
                secret("abab", "portfolio", SIGNATURE), secret("fac7959d", "verify", "--signature", SEED),
                secret("Alice", "send", "--from", "//Alice", "--to", ADDRESS, "--amount", "1"),
                secret("Alice", "portfolio", "//Alice"), secret("hunter2", "send", "--password", "hunter2"),
                secret("hunter2", "wallet", "create", "new", "--password=hunter2"),
                secret("hunter2", "--seed=hunter2"), secret("hunter2", "wallet", "import", "--mnemonic", "hunter2"),
                secret("hunter2", "wallet", "import", "new", "--private-key", "hunter2"),
                secret("feed", "portfolio", "{\"secretPhrase\":\"feed\"}"),
                secret("feed", "wallet", "import", "new", "--json-file", "{\"encoded\":\"feed\"}"),
                // words of the shell's history that are no secret shape but are not repeated either
                new Case(2, "usage", "hunter2", "hunter2"), new Case(2, "usage", "hunter2", "send", "hunter2"),
                new Case(2, "usage", "hunter2", "portfolio", "--Hunter2x"),
                new Case(2, "usage", "hunter2", "wallet", "hunter2"));
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> hostileCommandLinesEndWithOneLine() {
        return cases().stream().map(one -> dynamicTest(one.title(), () -> endsWithOneLine(one)));
    }

    @TestFactory
    Stream<DynamicTest> hostileCommandLinesAreAnsweredInJson() {
        return cases().stream().map(one -> dynamicTest(one.title(), () -> answersInJson(one)));
    }

    @Test
    void theTableIsLong() {
        assertThat(cases()).hasSizeGreaterThan(150);
    }

    private void endsWithOneLine(Case one) {
        FrontDoor.Result result = FrontDoor.at(home).run(one.args());
        assertThat(result.code()).as(result.toString()).isEqualTo(one.code());
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().toList()).as(result.toString()).hasSize(1);
        assertThat(result.err()).hasSizeGreaterThan(10).doesNotContain("Exception").doesNotContain("null");
        assertClean(result.err().strip(), one);
    }

    private void answersInJson(Case one) {
        List<String> args = new ArrayList<>(List.of("--json"));
        args.addAll(List.of(one.args()));
        FrontDoor.Result result = FrontDoor.at(home).run(args);
        assertThat(result.code()).as(result.toString()).isEqualTo(one.code());
        assertThat(result.err()).isEmpty();
        JsonNode error = result.json().path("error");
        assertThat(error.path("kind").stringValue()).as(result.toString()).isEqualTo(one.kind());
        assertThat(error.path("message").stringValue()).hasSizeGreaterThan(10);
        assertClean(error.path("message").stringValue(), one);
        assertThat(error.has("details")).isTrue();
    }

    private static void assertClean(String text, Case one) {
        assertThat(Plain.text(text)).isEqualTo(text);
        assertThat(text.length()).isLessThan(600);
        if (!one.secret().isEmpty()) {
            assertThat(text).doesNotContainIgnoringCase(one.secret());
        }
    }

    @Test
    void randomRubbishNeverBreaksTheProgram() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = {"--json", "--all", "send", "wallet", "list", "stake", "add", "--from", "main", "--amount",
                "-",
                "--", "=", "\u0000", "\uD800", "🦆", "5", "%s%n", "{0}", "${user.home}", "--network",
                "ws://127.0.0.1:1",
                "--words-file", "/dev/null", "--hotkey", ADDRESS, "--to", "1", "--netuid", "--help", "verify", "sign"};
        for (int round = 0; round < 300; round++) {
            String[] args = new String[random.nextInt(7)];
            for (int i = 0; i < args.length; i++) {
                args[i] = pieces[random.nextInt(pieces.length)] + (random.nextInt(8) == 0 ? "x" : "");
            }
            List<String> all = new ArrayList<>(List.of("--network", NOBODY));
            all.addAll(List.of(args));
            FrontDoor.Result result = FrontDoor.at(home).run(all);
            assertThat(result.code()).as("seed %d, %s, %s", seed, all, result).isBetween(0, 6);
            assertThat(result.out() + result.err()).as("seed %d, %s", seed, all)
                    .doesNotContain("mistake in the program")
                    .doesNotContain("\tat ");
        }
    }
}

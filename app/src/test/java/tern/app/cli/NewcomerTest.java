package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tern.wallet.chain.BlockRef;
import tern.wallet.units.Hash32;
import tools.jackson.databind.JsonNode;

/// What people who see Tern for the first time run into.
class NewcomerTest {

    /// A wallet in the oldest format, whose password costs little to try.
    private static final String OLD_COLDKEY = "gAAAAABlU_EABfM0jUpS6Aegk9WKcbpl7aMBZmdGvnWq2QxBKzGn5gAkO0lnQpDeNnTmYtazWQBl2ElGdS9MfIAC_z"
            + "BUo9k7M3-DBOlXiBJ8Qc1JtUzFxVF9H_VMtNcwfnrxleGmBKSqep0oqj7umvJuRXD2IzhKDWfg-Ed6pnQmMms6wOEY"
            + "JxW0tln6_YCK-Kv2XHEjNt_qigc2PCOl4iJyylaTSesPETqzvpsaxb4ZKk-xZtG9LvLVT3kegGvfO3lYXSkQ8zl1Kw"
            + "37ZltaPjzekmrroP99Da0NnExXruBph07w9sOI0QpuNRMyc_WNm1vDrehCZsyMdr6DdBP_S0zBt0TY4nLZl7ndBtM8"
            + "nZNk0JMLzQlaKdNmRr5iojl3ttX20SNuyc3t_Jc6RCzgPw6QUofpQ6Sg82MUpLo7tAS5rMFGuDY8gtA3A3R5xTIJmH"
            + "Iowdz7X1a566bqL4hZd35vTBJxTBojq-_mg3ZUZiWoSfsNukvxKw-GUGjRdPM5yQTlFmDD5sJK3tmUEoD6wzHTwtQ8"
            + "F-mCmh77O7MuF4gT0g6F0UqHhz3EIegPDaMHNalUazFP-w4813cHR8WFrd9ticpMineI-ulWDD_Nus0Eu33czzOmbt"
            + "k=";
    private static final String OLD_ADDRESS = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";
    private static final String OLD_PASSWORD = "testing123";

    @TempDir
    private Path home;

    private FrontDoor oldWallet() throws Exception {
        Path wallet = Files.createDirectories(home.resolve("wallets").resolve("old"));
        Files.writeString(wallet.resolve("coldkey"), OLD_COLDKEY);
        Files.writeString(wallet.resolve("coldkeypub.txt"), OLD_ADDRESS);
        return FrontDoor.at(home);
    }

    @Test
    void verifyWithAWrongPasswordIsNotInOrder() throws Exception {
        FrontDoor door = oldWallet().environment("TERN_PASSWORD", "not the password");
        Result text = door.run("wallet", "verify", "old", "--unlock");
        assertThat(text.code()).as(text.toString()).isEqualTo(4);
        assertThat(text.out()).contains("does not open").doesNotContain("in order");
        Result json = door.run("wallet", "verify", "old", "--unlock", "--json");
        assertThat(json.code()).isEqualTo(4);
        assertThat(json.errorKind()).isEqualTo("wrong-password");
        assertThat(json.json().path("good").booleanValue(true)).isFalse();
        Result right = FrontDoor.at(home)
                .environment("TERN_PASSWORD", OLD_PASSWORD)
                .run("wallet", "verify", "old", "--unlock");
        assertThat(right.code()).as(right.toString()).isZero();
        assertThat(right.out()).contains(OLD_ADDRESS).contains("in order");
    }

    @Test
    void verifyLetsAWrongPasswordBeTypedAgainTwice() throws Exception {
        FrontDoor door = oldWallet();
        int[] asked = new int[1];
        ScriptedTerminal person = new ScriptedTerminal(_ -> ++asked[0] < 3 ? "a typing error" : OLD_PASSWORD);
        Result third = door.terminal(person).run("wallet", "verify", "old", "--unlock");
        assertThat(third.code()).as(third.toString()).isZero();
        assertThat(person.prompts()).hasSize(3);
        ScriptedTerminal never = new ScriptedTerminal(_ -> "a typing error");
        assertThat(door.terminal(never).run("wallet", "verify", "old", "--unlock").code()).isEqualTo(4);
        assertThat(never.prompts()).hasSize(3);
    }

    @Test
    void aDamagedPublicFileIsNamedEverywhereAndCanBeRestored() throws Exception {
        FrontDoor door = oldWallet();
        Path shown = home.resolve("wallets").resolve("old").resolve("coldkeypub.txt");
        Files.writeString(shown, "{}");
        Result verified = door.run("wallet", "verify", "old");
        assertThat(verified.code()).as(verified.toString()).isEqualTo(1);
        assertThat(verified.out()).contains("coldkeypub.txt is damaged").contains("--restore");
        assertThat(door.run("wallet", "list").out()).contains("coldkeypub.txt is damaged");
        Result named = door.run("portfolio", "old");
        assertThat(named.code()).isEqualTo(1);
        assertThat(named.err()).contains("coldkeypub.txt is damaged").doesNotContain("missing");
        assertThat(door.run("portfolio").err()).contains("Left out: the wallet old").contains("is damaged");
        Files.delete(shown);
        Result missing = door.run("wallet", "verify", "old");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.out()).contains("is missing").contains("--restore");
        assertThat(door.run("portfolio", "old").err()).contains("is missing");
        Result restored = door.environment("TERN_PASSWORD", OLD_PASSWORD).run("wallet", "verify", "old", "--restore");
        assertThat(restored.code()).as(restored.toString()).isZero();
        assertThat(Files.readString(shown)).contains(OLD_ADDRESS);
    }

    @Test
    void exportNamesTheOptionForItsOwnPassword() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        Result result = door.run("wallet", "export", "main", "--to-file", home.resolve("out.json").toString());
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("--export-password-file").doesNotContain("TERN_PASSWORD");
    }

    @Test
    void aWordsFileThatIsThereIsExplained() {
        FrontDoor door = FrontDoor.at(home);
        Path file = door.file("words", "left from before");
        Result result = door.run("wallet", "create", "new", "--words-out", file.toString(), "--no-password");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("interrupted").contains("--words-file").contains(file.toString());
    }

    @Test
    void filesThatAreFoldersMissingOrEmptyAreNamedAsSuch() throws Exception {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        Path nowhere = home.resolve("nowhere");
        Result folder = door.run("wallet", "create", "new", "--words-out", nowhere.resolve("words").toString(),
                "--no-password");
        assertThat(folder.code()).isEqualTo(3);
        assertThat(folder.err()).contains("no folder " + nowhere);
        Path place = Files.createDirectory(home.resolve("place"));
        for (String option : new String[]{"--words-file", "--json-file"}) {
            assertThat(door.run("wallet", "import", "w", option, place.toString(), "--no-password").err())
                    .contains(place + " is a folder");
        }
        Path empty = door.file("empty", " \n");
        Result words = door.run("wallet", "import", "w", "--words-file", empty.toString(), "--no-password");
        assertThat(words.code()).isEqualTo(2);
        assertThat(words.err()).contains(empty + " is empty");
        Result password = door.run("wallet", "create", "w", "--words-out", home.resolve("w").toString(),
                "--password-file", empty.toString());
        assertThat(password.code()).isEqualTo(4);
        assertThat(password.err()).contains(empty + " is empty");
    }

    @Test
    void amountsAndUnknownWordsGetTheirOwnSentence() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        assertThat(send(door, "99999999999999").err()).contains("too large");
        assertThat(send(door, "10000000000").err()).contains("too large");
        assertThat(door.run("wallet", "bogus").err()).contains("Argument 2").contains("verify");
        Result unreachable = door.run("network", "--network", "ws://127.0.0.1:1");
        assertThat(unreachable.code()).isEqualTo(6);
        assertThat(unreachable.err()).contains("tern network use").containsOnlyOnce("Check the address");
    }

    private static Result send(FrontDoor door, String amount) {
        Result result = door.run("send", "--from", "main", "--to", OLD_ADDRESS, "--amount=" + amount);
        assertThat(result.code()).isEqualTo(2);
        return result;
    }

    @Test
    void negativeAmountsHaveToBeAboveZero() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        assertThat(send(door, "-5").err()).contains("above zero");
    }

    @Test
    void blockTimesCarryTheirZoneAndOldBlocksANote() {
        Instant block = Instant.parse("2026-01-12T12:00:00Z");
        assertThat(head(block, block.plusSeconds(200))).contains("UTC+01:00").doesNotContain("behind");
        assertThat(head(block, block.plus(Duration.ofMinutes(7)))).contains("7 minutes old").contains("behind");
        assertThat(head(block, block.plus(Duration.ofHours(30)))).contains("30 hours old");
    }

    private static String head(Instant block, Instant now) {
        Clock clock = Clock.fixed(now, ZoneId.of("Europe/Berlin"));
        return new PortfolioText(Texts.load(Locale.ENGLISH), clock)
                .head("Finney", new BlockRef(7, Hash32.of(new byte[32])), 424, Optional.of(block));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes are POSIX")
    void everyFileOfTheSettingsFolderIsTheOwnersAlone() throws Exception {
        JsonNode saved = FrontDoor.at(home).run("network", "use", "test", "--json").json();
        Path folder = Path.of(saved.path("settings").stringValue()).getParent();
        assertThat(folder).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty()
                    .allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------"));
        }
    }
}

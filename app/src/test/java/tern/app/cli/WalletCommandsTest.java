package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tools.jackson.databind.JsonNode;

class WalletCommandsTest {

    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    private static final String WORDS = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
    private static final String WORDS_ADDRESS = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path home;

    @Test
    void importTakesWordsSeedAndUriFromAFile() {
        FrontDoor door = FrontDoor.at(home);
        Path words = door.file("words", "  " + WORDS.replace(" ", "\n") + "\r\n");
        Result result = door.run("wallet", "import", "phrase", "--words-file", words.toString(), "--no-password");
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains(WORDS_ADDRESS).contains("It has no password").doesNotContain("bottom");
        Path uri = door.file("uri", "//Alice\n");
        Result json = door.run("wallet", "import", "alice", "--words-file", uri.toString(), "--no-password", "--json");
        assertThat(json.code()).isZero();
        assertThat(json.json().path("address").stringValue()).isEqualTo(ALICE);
        assertThat(json.json().path("protection").stringValue()).isEqualTo("none");
        assertThat(door.input(WORDS).run("wallet", "import", "piped", "--words-file", "-", "--no-password").out())
                .contains(WORDS_ADDRESS);
    }

    @Test
    void importSaysWhichWordIsWrongButNotTheWord() {
        Result result = FrontDoor.at(home)
                .input(WORDS.replace("curtain", "curtian"))
                .run("wallet", "import", "w", "--words-file", "-", "--no-password");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Word 5").doesNotContain("curt");
        assertThat(home.resolve("wallets").resolve("w")).doesNotExist();
    }

    @Test
    void importAsksAtTheTerminalForWordsAndPasswordTwice() {
        ScriptedTerminal person = new ScriptedTerminal(
                prompt -> prompt.contains("words") ? WORDS : prompt.contains("again") ? "another one" : PASSWORD);
        Result result = FrontDoor.at(home).terminal(person).run("wallet", "import", "w");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("differ");
        assertThat(person.prompts()).hasSize(3);
        assertThat(home.resolve("wallets").resolve("w")).doesNotExist();
    }

    @Test
    void listAndVerifyTellWhatIsThere() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        door.run("wallet", "import", "watcher", "--watch", WORDS_ADDRESS);
        Path uri = door.file("hot", "//Alice//hot");
        assertThat(door.run("wallet", "import", "main", "--hotkey", "first", "--words-file", uri.toString()).code())
                .isZero();
        Result text = door.run("wallet", "list");
        assertThat(text.out()).contains(ALICE).contains(WORDS_ADDRESS).contains("watched only").contains("first");
        JsonNode wallets = door.run("wallet", "list", "--json").json().path("wallets");
        assertThat(wallets.size()).isEqualTo(2);
        JsonNode main = wallets.get(0);
        assertThat(main.path("name").stringValue()).isEqualTo("main");
        assertThat(main.path("canSign").booleanValue()).isTrue();
        assertThat(main.path("hotkeys").get(0).path("name").stringValue()).isEqualTo("first");
        assertThat(main.path("hotkeys").get(0).path("protection").stringValue()).isEqualTo("none");
        assertThat(wallets.get(1).path("canSign").booleanValue()).isFalse();
        assertThat(wallets.get(1).path("protection").stringValue()).isEqualTo("watch-only");
        Result verified = door.run("wallet", "verify", "main", "--json");
        assertThat(verified.code()).as(verified.toString()).isZero();
        assertThat(verified.json().path("good").booleanValue()).isTrue();
    }

    @Test
    void verifyEndsWithOneWhenAFileIsDamaged() throws Exception {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        Path coldkey = home.resolve("wallets").resolve("main").resolve("coldkey");
        Files.writeString(coldkey, "{\"secretPhrase\":5");
        Result result = door.run("wallet", "verify", "main");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("bad").contains("something wrong");
        assertThat(door.run("wallet", "verify", "main", "--json").json().path("good").booleanValue()).isFalse();
        assertThat(Files.readString(coldkey)).isEqualTo("{\"secretPhrase\":5");
    }

    @Test
    void anEncryptedKeyThatWasNotOpenedIsNotCalledInOrderAndACutOneIsFound() throws Exception {
        FrontDoor door = FrontDoor.at(home);
        Path words = door.file("words", "//Alice");
        Path password = door.file("password", "a long enough password");
        assertThat(door.run("wallet", "import", "main", "--words-file", words.toString(), "--password-file",
                password.toString()).code()).isZero();
        Result closed = door.run("wallet", "verify", "main");
        assertThat(closed.code()).isZero();
        assertThat(closed.out()).contains("not opened").doesNotContain("in order").doesNotContain("good");
        assertThat(door.run("wallet", "verify", "main", "--json").json().path("opened").booleanValue(true)).isFalse();
        Result opened = door.run("wallet", "verify", "main", "--password-file", password.toString());
        assertThat(opened.out()).contains("in order");

        Path coldkey = home.resolve("wallets").resolve("main").resolve("coldkey");
        byte[] whole = Files.readAllBytes(coldkey);
        Files.write(coldkey, Arrays.copyOf(whole, 200));
        Result cut = door.run("wallet", "verify", "main");
        assertThat(cut.code()).isEqualTo(1);
        assertThat(cut.out()).contains("bad").contains("too short").contains("something wrong");
        assertThat(door.run("wallet", "list").out()).contains("too short");
    }

    @Test
    void listOfAnEmptyFolderSaysWhatToDoNext() {
        Result result = FrontDoor.at(home).run("wallet", "list");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("tern wallet create NAME");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes are POSIX")
    void createWritesWordsIntoAFileOfTheOwnerAlone() throws Exception {
        FrontDoor door = FrontDoor.at(home);
        Path file = home.resolve("new-words");
        Result result = door.run("wallet", "create", "new", "--words-out", file.toString(), "--no-password", "--json");
        assertThat(result.code()).as(result.toString()).isZero();
        String words = Files.readString(file);
        assertThat(words.split(" ")).hasSize(12);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(result.out()).doesNotContain(words.split(" ")[0] + " ");
        String address = result.json().path("address").stringValue();
        Result again = door.run("wallet", "import", "same", "--words-file", file.toString(), "--no-password", "--json");
        assertThat(again.json().path("address").stringValue()).isEqualTo(address);
    }

    @Test
    void createNeverOverwritesAWordsFileAndThenMakesNoWallet() throws Exception {
        FrontDoor door = FrontDoor.at(home);
        Path file = door.file("there", "precious");
        Result result = door.run("wallet", "create", "new", "--words-out", file.toString(), "--no-password");
        assertThat(result.code()).isEqualTo(5);
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(home.resolve("wallets").resolve("new")).doesNotExist();
    }

    @Test
    void createTakesTheWordsBackWhenTheWalletCannotBeStored() {
        FrontDoor door = FrontDoor.at(home);
        door.file("wallets", "a file where the folder should be");
        Path file = home.resolve("words");
        Result result = door.run("wallet", "create", "new", "--words-out", file.toString(), "--no-password");
        assertThat(result.code()).as(result.toString()).isEqualTo(5);
        assertThat(file).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a link that leads nowhere")
    void createKeepsTheWordsWhileSomethingStandsWhereTheKeyIsStored() throws Exception {
        FrontDoor door = FrontDoor.at(home);
        Path wallet = Files.createDirectories(home.resolve("wallets").resolve("new"));
        Files.createSymbolicLink(wallet.resolve("coldkey"), home.resolve("nowhere"));
        Path file = home.resolve("words");
        Result result = door.run("wallet", "create", "new", "--words-out", file.toString(), "--no-password");
        assertThat(result.code()).as(result.toString()).isNotZero();
        assertThat(file).as(result.toString()).exists();
        assertThat(result.err()).contains("are kept in " + file);
        assertThat(Files.readString(file).split(" ")).hasSize(12);
    }

    @Test
    void createShowsWordsOnTheTerminalOnlyAndAsksThreeBack() {
        Person person = new Person(true);
        Result result = FrontDoor.at(home)
                .environment("TERM", "xterm")
                .terminal(person.terminal)
                .run("wallet", "create", "new", "--word-count", "24", "--no-password");
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(person.terminal.prompts()).filteredOn(prompt -> prompt.contains("what is word")).hasSize(3);
        assertThat(person.word(24)).isNotEmpty();
        assertThat(person.terminal.shown()).contains("\u001b[3J");
        for (int number = 1; number < 24; number++) {
            // one word alone may stand in any sentence
            assertThat(result.out() + result.err())
                    .doesNotContainPattern("\\b" + person.word(number) + "\\W+" + person.word(number + 1) + "\\b");
        }
        Result imported = FrontDoor.at(home)
                .input(person.phrase(24))
                .run("wallet", "import", "same", "--words-file", "-", "--no-password", "--json");
        assertThat(result.out()).contains(imported.json().path("address").stringValue());
    }

    @Test
    void createStoresNothingWhenTheWordsAreNotConfirmed() {
        Person person = new Person(false);
        Result result = FrontDoor.at(home).terminal(person.terminal).run("wallet", "create", "new", "--no-password");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("were not confirmed");
        assertThat(home.resolve("wallets").resolve("new")).doesNotExist();
    }

    /// Reads the words off the screen and gives them back when asked.
    private static final class Person {

        private static final Pattern ASKED = Pattern.compile("what is word (\\d+)");
        private final ScriptedTerminal terminal;

        Person(boolean careful) {
            terminal = new ScriptedTerminal(prompt -> {
                Matcher matcher = ASKED.matcher(prompt);
                if (!matcher.find()) {
                    return "";
                }
                return careful ? " " + word(Integer.parseInt(matcher.group(1))).toUpperCase() + " " : "zoo";
            });
        }

        String word(int number) {
            Matcher matcher = Pattern.compile("(?<!\\d)" + number + " ([a-z]+)")
                    .matcher(terminal.shown().substring(terminal.shown().indexOf("\n\n")));
            assertThat(matcher.find()).as("word %d in %s", number, terminal.shown()).isTrue();
            return matcher.group(1);
        }

        String phrase(int count) {
            StringBuilder phrase = new StringBuilder();
            for (int number = 1; number <= count; number++) {
                phrase.append(word(number)).append(' ');
            }
            return phrase.toString();
        }
    }

    @Test
    void exportAndImportOfAPolkadotFileKeepTheAddress() throws Exception {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        Path password = door.file("export-password", PASSWORD + "\n");
        Path file = home.resolve("alice.json");
        Result exported = door.run("wallet", "export", "main", "--to-file", file.toString(), "--export-password-file",
                password.toString());
        assertThat(exported.code()).as(exported.toString()).isZero();
        assertThat(Files.readString(file)).contains(ALICE).doesNotContain("secretSeed");
        Result imported = door.run("wallet", "import", "back", "--json-file", file.toString(), "--json-password-file",
                password.toString(), "--no-password", "--json");
        assertThat(imported.code()).as(imported.toString()).isZero();
        assertThat(imported.json().path("address").stringValue()).isEqualTo(ALICE);
        Path wrong = door.file("wrong-password", "something else");
        Result refused = door.run("wallet", "import", "other", "--json-file", file.toString(), "--json-password-file",
                wrong.toString(), "--no-password", "--json");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.errorKind()).isEqualTo("wrong-password");
        assertThat(door.run("wallet", "export", "main", "--to-file", file.toString(), "--export-password-file",
                password.toString()).code()).isEqualTo(5);
    }

    @Test
    void shortPasswordsAreRefused() {
        FrontDoor door = FrontDoor.at(home);
        Path password = door.file("password", " short \n");
        Result result = door.input(WORDS)
                .run("wallet", "import", "w", "--words-file", "-", "--password-file",
                        password.toString());
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("at least 8");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes are POSIX")
    void secretFilesThatOthersReadGetANote() throws Exception {
        FrontDoor door = FrontDoor.at(home);
        Path uri = door.file("uri", "//Alice");
        Files.setPosixFilePermissions(uri, PosixFilePermissions.fromString("rw-r--r--"));
        Result result = door.run("wallet", "import", "w", "--words-file", uri.toString(), "--no-password");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("others on this computer can read").contains("chmod 600");
    }

    @Test
    void messagesAreSignedAndVerified() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        Result signed = door.run("sign", "--from", "main", "--message", "hello τ");
        assertThat(signed.code()).as(signed.toString()).isZero();
        String signature = signed.out().strip();
        assertThat(signature).matches("0x[0-9a-f]{128}");
        Path message = door.file("message", "hello τ");
        assertThat(door.run("verify", "--address", ALICE, "--signature", signature, "--message-file",
                message.toString()).code()).isZero();
        assertThat(door.run("verify", "--address", ALICE, "--signature", signature, "--message", "hello τ", "--json")
                .json()
                .path("valid")
                .booleanValue()).isTrue();
        assertThat(door.run("verify", "--address", ALICE, "--signature", signature, "--message", "hello").code())
                .isEqualTo(1);
        assertThat(door.run("verify", "--address", WORDS_ADDRESS, "--signature", signature, "--message", "hello τ")
                .code()).isEqualTo(1);
        assertThat(door.run("verify", "--address", ALICE, "--signature", signature, "--message", "hello τ", "--scheme",
                "ed25519").code()).isEqualTo(1);
    }

    @Test
    void hotkeysSignMessagesToo() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Alice");
        door.run("wallet", "import", "main", "--hotkey", "hot", "--words-file",
                door.file("hot", "//Alice//hot").toString());
        JsonNode signed = door.run("sign", "--from", "main", "--hotkey", "hot", "--message", "m", "--json").json();
        assertThat(door.run("verify", "--address", signed.path("address").stringValue(), "--signature",
                signed.path("signature").stringValue(), "--message", "m").code()).isZero();
        assertThat(signed.path("address").stringValue()).isNotEqualTo(ALICE);
    }

    /// The file's own key derivation: 512 MiB and seconds each time.
    @Test
    @Tag("slow")
    void passwordsFromEveryDoorOpenTheSameWallet() {
        FrontDoor door = FrontDoor.at(home);
        Path password = door.file("password", "  " + PASSWORD + " \n");
        assertThat(door.input(WORDS)
                .run("wallet", "import", "w", "--words-file", "-", "--password-file",
                        password.toString())
                .code()).isZero();
        String[] sign = {"sign", "--from", "w", "--message", "m"};
        assertThat(door.run(sign).code()).isEqualTo(4);
        assertThat(FrontDoor.at(home).environment("TERN_PASSWORD", PASSWORD).run(sign).code()).isZero();
        assertThat(FrontDoor.at(home).environment("BT_WALLET_PASSWORD_FILE", password.toString()).run(sign).code())
                .isZero();
        assertThat(FrontDoor.at(home).environment("BT_WALLET_PASSWORD", "wrong password").run(sign).code())
                .isEqualTo(4);
        boolean[] asked = new boolean[1];
        ScriptedTerminal person = new ScriptedTerminal(_ -> {
            boolean first = !asked[0];
            asked[0] = true;
            return first ? "a typing error" : PASSWORD;
        });
        Result result = FrontDoor.at(home).terminal(person).run(sign);
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Try again");
        assertThat(person.prompts()).hasSize(2);
    }
}

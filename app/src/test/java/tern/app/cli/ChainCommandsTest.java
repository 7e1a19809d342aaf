package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import tern.app.cli.FrontDoor.Result;
import tools.jackson.databind.JsonNode;

/// Commands that read a chain, against recordings of a real one (subtensor, runtime 218).
class ChainCommandsTest {

    private static final String WALLET = "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH";
    private static final String DAVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
    private static final String BOB_HOTKEY = "5CS3j9wEaMEt5tpEkF17ZVY8DCkLjrmkj3LxGnKzodS4ccoM";

    @TempDir
    Path home;

    private @Nullable RecordedNode node;

    @AfterEach
    void closeNode() {
        if (node != null) {
            node.finish();
        }
    }

    private String[] on(String recording, String... args) {
        RecordedNode opened = RecordedNode.open(recording);
        node = opened;
        return FrontDoor.with(FrontDoor.with(args, "--network"), opened.url());
    }

    private static BigInteger rao(JsonNode node, String field) {
        return new BigInteger(node.path(field).stringValue());
    }

    @Test
    void portfolioInJsonHasTheDocumentedFieldsAndAddsUp() {
        Result result = FrontDoor.at(home).run(on("portfolio", "portfolio", WALLET, "--json"));
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        JsonNode json = result.json();
        assertThat(json.propertyNames()).containsExactly("network", "genesis", "specVersion", "block", "accounts",
                "totals", "leftOut");
        assertThat(json.path("specVersion").intValue()).isEqualTo(218);
        assertThat(json.path("genesis").stringValue()).matches("0x(45){32}");
        assertThat(json.path("block").path("number").longValue()).isPositive();
        assertThat(json.path("block").path("hash").stringValue()).matches("0x[0-9a-f]{64}");
        assertThat(json.path("block").path("timeMillis").longValue()).isGreaterThan(1_700_000_000_000L);
        JsonNode account = json.path("accounts").get(0);
        assertThat(account.path("address").stringValue()).isEqualTo(WALLET);
        assertThat(account.path("name").isNull()).isTrue();
        BigInteger spot = rao(account, "freeRao").add(rao(account, "reservedRao"));
        BigInteger exit = spot;
        assertThat(account.path("positions").size()).isGreaterThanOrEqualTo(6);
        for (JsonNode position : account.path("positions")) {
            assertThat(position.propertyNames()).containsExactly("netuid", "symbol", "subnet", "hotkey", "validator",
                    "takeOf65535", "alphaRao", "priceRao", "spotRao", "exitRao", "exitSource", "earning");
            assertThat(position.path("exitSource").stringValue())
                    .isEqualTo(position.path("netuid").intValue() == 0 ? "root" : "pool-formula");
            assertThat(rao(position, "exitRao")).isLessThanOrEqualTo(rao(position, "spotRao"));
            spot = spot.add(rao(position, "spotRao"));
            exit = exit.add(rao(position, "exitRao"));
        }
        assertThat(rao(json.path("totals"), "spotRao")).isEqualTo(spot).isEqualTo(rao(account, "spotRao"));
        assertThat(rao(json.path("totals"), "exitRao")).isEqualTo(exit).isEqualTo(rao(account, "exitRao"));
    }

    @Test
    void benchTimesAreASecondLine() {
        Result result = FrontDoor.at(home).run(on("portfolio", "portfolio", WALLET, "--json", "--bench-times"));
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).matches(
                "\\{\"lib\":\"tern\",\"imports\":\\d+,\"metadata\":\\d+,\"balance\":\\d+,\"portfolio\":\\d+}");
    }

    @Test
    void metadataIsFetchedOnceAndThenComesFromTheCache() {
        String[] args = on("portfolio", "portfolio", WALLET, "--json");
        FrontDoor door = FrontDoor.at(home);
        Result first = door.run(args);
        assertThat(node).isNotNull();
        assertThat(node.asked("Metadata_metadata_at_version")).isEqualTo(1);
        Result second = door.run(args);
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(node.asked("Metadata_metadata_at_version")).isEqualTo(1);
        assertThat(home.resolve("cache").resolve("metadata")).isNotEmptyDirectory();
    }

    @Test
    void portfolioForPeopleIsAlignedAndWhole() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Wallet");
        Result result = door.run(on("portfolio", "portfolio", "main", WALLET));
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains("runtime 218")
                .containsOnlyOnce("main  " + WALLET)
                .contains(BOB_HOTKEY)
                .contains("Bob Validator")
                .contains("Total, if all stake were sold now")
                .containsPattern("Free  [\\d,]+\\.\\d{4} τ");
        List<String> rows = result.out().lines().filter(line -> line.endsWith(BOB_HOTKEY)).toList();
        assertThat(rows).hasSizeGreaterThan(2);
        assertThat(rows.stream().map(row -> row.indexOf(BOB_HOTKEY)).distinct()).hasSize(1);
    }

    @Test
    void homeWithoutADisplayIsText() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Wallet");
        Result result = door.run(on("portfolio"));
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out().lines().findFirst().orElse("")).contains("no display");
        assertThat(result.out()).contains(WALLET).contains("Total");
    }

    @Test
    void homeWithoutAWalletSaysWhatToDoNext() {
        Result result = FrontDoor.at(home).run(on("home"));
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains("no display").contains("runtime 218").contains("tern wallet create NAME");
    }

    @Test
    void homeSaysThatTheNodeCannotBeReached() {
        Result result = FrontDoor.at(home).run("--network", "ws://127.0.0.1:1");
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void watchedAddressesOfTheSettingsAreShown() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{\"watched\":[{\"address\":\"" + WALLET
                + "\",\"label\":\"Cold\\u001b[31m store\"}]}");
        Result result = FrontDoor.at(home).run(on("portfolio", "portfolio"));
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains("Cold[31m store  " + WALLET);
    }

    @Test
    void subnetsAreListedAndPicked() {
        Result all = FrontDoor.at(home).run(on("subnets", "subnets", "--json"));
        assertThat(all.code()).as(all.toString()).isZero();
        JsonNode subnets = all.json().path("subnets");
        assertThat(subnets.size()).isEqualTo(6);
        assertThat(subnets.get(0).path("netuid").intValue()).isZero();
        assertThat(subnets.get(0).path("priceRao").stringValue()).isEqualTo("1000000000");
        assertThat(subnets.get(2).propertyNames()).containsExactly("netuid", "name", "symbol", "priceRao", "taoInRao",
                "alphaInRao", "alphaOutRao", "tempoBlocks", "owner", "registeredAtBlock");
        closeNode();
        Result one = FrontDoor.at(home.resolve("second")).run(on("subnets", "subnets", "2"));
        assertThat(one.out()).contains("Praxis").doesNotContain("Lumen");
        closeNode();
        Result none = FrontDoor.at(home.resolve("third")).run(on("subnets", "subnets", "2", "99"));
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err().strip()).isEqualTo("There is no subnet 99 on this network.");
    }

    @Test
    void networkTellsWhoAnswers() {
        Result result = FrontDoor.at(home).run(on("network", "network", "--json"));
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.json().path("specName").stringValue()).isEqualTo("node-subtensor");
        assertThat(result.json().path("trust").stringValue()).isEqualTo("named");
        assertThat(result.json().path("endpoint").stringValue()).startsWith("ws://127.0.0.1:");
    }

    @Test
    void theChosenNetworkIsRemembered() {
        FrontDoor door = FrontDoor.at(home);
        RecordedNode opened = RecordedNode.open("network");
        node = opened;
        assertThat(door.run("network", "use", opened.url()).code()).isZero();
        assertThat(door.run("network").out()).contains(opened.url());
        assertThat(door.run("network", "use", "finney", "--json").json().path("network").stringValue())
                .isEqualTo("finney");
    }

    @Test
    void dryRunShowsTheReviewAndSignsNothing() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Wallet");
        Result result = door.run(on("send", "send", "--from", "main", "--to", DAVE, "--amount", "1.5", "--dry-run"));
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains(WALLET)
                .contains(DAVE)
                .contains("1.500000000 τ")
                .contains("Balances.transfer_keep_alive")
                .contains("value = 1500000000")
                .contains("runtime 218")
                .contains("Nothing was sent from here to this address before")
                .contains("Nothing was signed and nothing was sent");
        assertThat(node).isNotNull();
        assertThat(node.asked("author_submitAndWatchExtrinsic")).isZero();
    }

    @Test
    void sendingNeedsSomebodyToSayYes() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Wallet");
        String[] send = on("send", "send", "--from", "main", "--to", DAVE, "--amount", "1.5");
        Result nobody = door.run(send);
        assertThat(nobody.code()).isEqualTo(5);
        assertThat(nobody.out()).contains("1.500000000 τ");
        assertThat(nobody.err()).contains("--yes");
        closeNode();
        send = on("send", "send", "--from", "main", "--to", DAVE, "--amount", "1.5");
        ScriptedTerminal person = new ScriptedTerminal(_ -> "y");
        Result no = door.terminal(person).run(send);
        assertThat(no.code()).isEqualTo(5);
        assertThat(no.err()).contains("Nothing was signed");
        assertThat(person.prompts()).containsExactly("Type yes to sign and send: ");
        assertThat(node).isNotNull();
        assertThat(node.asked("author_submitAndWatchExtrinsic")).isZero();
    }

    @Test
    void theReviewInJsonStandsBesideTheError() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Wallet");
        Result result = door.run(on("send", "send", "--from", "main", "--to", DAVE, "--amount", "1.5", "--json"));
        assertThat(result.code()).isEqualTo(5);
        JsonNode json = result.json();
        assertThat(result.errorKind()).isEqualTo("not-confirmed");
        assertThat(json.path("sent").booleanValue()).isFalse();
        assertThat(json.path("outcome").isNull()).isTrue();
        JsonNode review = json.path("review");
        assertThat(review.path("amountRao").stringValue()).isEqualTo("1500000000");
        assertThat(review.path("to").stringValue()).isEqualTo(DAVE);
        assertThat(review.path("arguments").get(0).path("value").stringValue()).contains(DAVE);
        assertThat(rao(review, "freeBeforeRao").subtract(rao(review, "freeAfterRao")))
                .isEqualTo(rao(review, "amountRao").add(rao(review, "feeRao")));
    }

    @Test
    void addressesThatLookLikeKnownOnesAreNotSentToUnattended() throws Exception {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Wallet");
        String twin = DAVE.substring(0, 7) + "x".repeat(DAVE.length() - 12) + DAVE.substring(DAVE.length() - 5);
        Files.createDirectories(home.resolve("state"));
        Files.writeString(home.resolve("state").resolve("recipients.json"),
                "{\"sentTo\":{\"0x" + "45".repeat(32) + "\":[\"" + twin + "\"]}}");
        Result result = door.run(on("send", "send", "--from", "main", "--to", DAVE, "--amount", "1.5", "--yes"));
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).contains("made by thieves");
        assertThat(result.err()).contains(twin);
        assertThat(node).isNotNull();
        assertThat(node.asked("author_submitAndWatchExtrinsic")).isZero();
    }

    @Test
    void stakeIsReviewedWithQuoteAndLimit() {
        FrontDoor door = FrontDoor.at(home).wallet("main", "//Wallet");
        Result add = door.run(on("stake-add", "stake", "add", "--from", "main", "--netuid", "2", "--hotkey", BOB_HOTKEY,
                "--amount", "3", "--tolerance", "10", "--dry-run", "--json"));
        assertThat(add.code()).as(add.toString()).isZero();
        JsonNode review = add.json().path("review");
        assertThat(review.path("call").stringValue()).isEqualTo("SubtensorModule.add_stake");
        assertThat(review.path("netuid").intValue()).isEqualTo(2);
        assertThat(rao(review, "expectedRao")).isPositive();
        closeNode();
        Result remove = door.run(on("stake-remove", "stake", "remove", "--from", "main", "--netuid", "0", "--hotkey",
                BOB_HOTKEY, "--amount", "5", "--dry-run"));
        assertThat(remove.code()).as(remove.toString()).isZero();
        assertThat(remove.out()).contains("Take stake out")
                .contains("SubtensorModule.remove_stake")
                .contains("5.000000000 τ");
    }
}

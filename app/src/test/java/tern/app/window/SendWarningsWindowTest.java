package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.transact.PracticeWorld;
import tern.app.wallets.Contact;
import tern.app.wallets.StoredAddressBook;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Keystore;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Everything that the window warns of before a transfer is signed, and the way through it by keyboard alone.
@ExtendWith(ApplicationExtension.class)
class SendWarningsWindowTest {

    private static final AccountId STRANGER = account("61");
    private static final AccountId EXCHANGE = account("62");
    private static final AccountId FRIEND = account("63");

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;
    private static AccountId other;

    private Stage stage;
    private SendRig rig;
    private WindowRig window;

    private static AccountId account(String hex) {
        return AccountId.of(Hash32.parse("0x" + hex.repeat(32)).bytes());
    }

    /// Two different addresses that agree in the letters that people compare: as a thief makes them, by trying.
    private static AccountId[] twins(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Map<String, AccountId> byEnd = new HashMap<>();
        byte[] tail = new byte[8];
        while (true) {
            random.nextBytes(tail);
            System.arraycopy(tail, 0, bytes, 24, 8);
            AccountId made = AccountId.of(bytes);
            String address = made.address();
            AccountId before = byEnd.put(address.substring(address.length() - 4), made);
            if (before != null && !before.equals(made)) {
                return new AccountId[]{before, made};
            }
        }
    }

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ofMillis(300));
        payer = world.wallet("payer", Optional.empty());
        other = world.wallet("other", Optional.of(PracticeWorld.PASSWORD));
        world.give(payer, "300");
        world.give(other, "20");
        Keystore.open(world.folders().wallets()).addWatchOnly("friend", FRIEND);
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    private void open(FxRobot robot, String wallet) throws Exception {
        rig = new SendRig(stage, robot, world, Networks.practice(), wallet);
        window = rig.window();
    }

    @BeforeEach
    void clean() {
        rig = null;
    }

    @AfterEach
    void ends() {
        if (rig != null) {
            rig.close();
        }
    }

    private static void contact(String name, AccountId account, boolean exchange) throws Exception {
        StoredAddressBook book = StoredAddressBook.of(world.folders());
        book.put(Optional.empty(), new Contact(name, account, "", exchange));
    }

    /// The sentence of a warning in the review that is open; empty where there is none.
    private String warning(FxRobot robot, String kind) {
        return robot.lookup("#review-warning-" + kind + " .review-warning")
                .tryQueryAs(Labeled.class)
                .filter(WindowRig::isVisible)
                .map(Labeled::getText)
                .orElse("");
    }

    @Test
    void addressesThatAreNewKnownOwnOrAnExchangesAreSaid(FxRobot robot) throws Exception {
        contact("Kraken", EXCHANGE, true);
        open(robot, "payer");
        rig.fill(STRANGER, "1");
        rig.review();
        assertThat(warning(robot, "first-time")).contains("Nothing was sent from here to this address before");
        assertThat(warning(robot, "plan")).contains("never been used");
        rig.sign();
        rig.ended("Finalized");
        rig.fill(STRANGER, "1");
        rig.review();
        assertThat(warning(robot, "first-time")).as("it is known now").isEmpty();
        rig.back();
        rig.fill(EXCHANGE, "1");
        rig.review();
        assertThat(warning(robot, "exchange")).contains("Kraken")
                .contains("no memo and no tag")
                .doesNotContain("stake");
        assertThat(warning(robot, "known")).contains("Kraken").contains("address book");
        assertThat(window.text("#review-to-name")).isEqualTo("Kraken");
        window.picture("review-dark-exchange");
        rig.back();
        rig.fill(other, "1");
        rig.review();
        assertThat(warning(robot, "own-wallet")).contains("other");
        rig.back();
        rig.fill(FRIEND, "1");
        rig.review();
        assertThat(warning(robot, "known")).contains("friend").contains("watch");
        rig.back();
    }

    @Test
    void lookAlikesOfTheBookAndOfThePastAreSaidFirst(FxRobot robot) throws Exception {
        AccountId[] booked = twins(1);
        AccountId[] past = twins(2);
        contact("Landlord", booked[0], false);
        open(robot, "payer");
        rig.fill(booked[1], "1");
        rig.review();
        assertThat(warning(robot, "look-alike")).contains("Landlord")
                .contains(booked[0].address())
                .contains("it is another one");
        assertThat(firstWarning(robot)).isEqualTo("review-warning-look-alike");
        window.picture("review-dark-look-alike");
        rig.back();
        rig.fill(past[0], "1");
        rig.review();
        assertThat(warning(robot, "look-alike")).isEmpty();
        rig.sign();
        rig.ended("Finalized");
        rig.fill(past[1], "1");
        rig.review();
        assertThat(warning(robot, "look-alike")).contains(past[0].address()).contains("made by thieves");
        assertThat(firstWarning(robot)).isEqualTo("review-warning-look-alike");
        rig.back();
    }

    private static String firstWarning(FxRobot robot) {
        return robot.lookup(".review-warning-line").queryAll().stream().map(Node::getId).findFirst().orElse("");
    }

    @Test
    void theProtocolsOwnAccountsAreRefusedBesideTheField(FxRobot robot) throws Exception {
        open(robot, "payer");
        Map<AccountId, String> accounts = Map.of(SystemAccounts.subnetPot(1), "a subnet's own account",
                SystemAccounts.burnPot(), "burnt TAO", SystemAccounts.fundEscrow(), "escrow");
        for (Map.Entry<AccountId, String> account : accounts.entrySet()) {
            window.fill("#send-to", account.getKey().address());
            window.fill("#send-amount", "1");
            SendRig.until(() -> window.shows("#send-to-wrong")
                    && window.text("#send-to-wrong").contains(account.getValue()));
            assertThat(window.text("#send-to-wrong")).contains("lost").contains("Tern does not send it");
            window.fill("#send-to", "");
        }
    }

    @Test
    void whatLeavesTooLittleAndWhatClosesTheAccountIsSaid(FxRobot robot) throws Exception {
        AccountId ending = world.wallet("ending", Optional.empty());
        world.give(ending, "5");
        open(robot, "ending");
        window.fill("#send-to", account("64").address());
        window.fire("#send-all");
        SendRig.until(() -> rig.typed("#send-amount").startsWith("4.99"));
        SendRig.until(() -> window.shows("#send-fee"));
        rig.review();
        assertThat(warning(robot, "little-left")).contains("stay free to use after this, enough for few fees");
        assertThat(warning(robot, "everything")).as("the same as of “tern send --all”")
                .contains("the chain sends what is free at that moment");
        assertThat(window.text("#review-call")).isEqualTo("Balances.transfer_all");
        rig.back();

        window.fire("#send-close");
        SendRig.until(() -> window.shows("#send-everything") && window.shows("#send-fee"));
        assertThat(window.text("#send-close-means")).contains("removes the account");
        rig.review();
        assertThat(window.text("#review-title")).startsWith("Close the account and send 4.99");
        assertThat(warning(robot, "closes")).contains("This closes the account");
        assertThat(warning(robot, "everything")).contains("the chain sends what is free at that moment");
        assertThat(warning(robot, "plan")).contains("empties the account, and the chain removes it");
        assertThat(window.text("#review-amount")).startsWith("all, about 4.99");
        assertThat(window.text("#review-call")).isEqualTo("Balances.transfer_all");
        window.picture("review-dark-close-account");
        rig.sign();
        rig.ended("Finalized");
        assertThat(rig.free(ending)).isEqualTo(Rao.ZERO);
    }

    @Test
    void fromHomeToSentByKeyboardAlone(FxRobot robot) throws Exception {
        open(robot, "other");
        rig.go("home");
        Rao before = rig.free(FRIEND);
        window.shortcut(KeyCode.K);
        robot.write("send");
        robot.type(KeyCode.ENTER);
        SendRig.until(() -> window.shows("#send-to"));
        tabTo(robot, "send-to");
        robot.write("friend");
        tabTo(robot, "send-amount");
        robot.write("1.25");
        SendRig.until(() -> window.shows("#send-fee"));
        tabTo(robot, "send-review");
        robot.type(KeyCode.SPACE);
        SendRig.until(rig::isSignable);
        // the password has the focus; Escape is back and nothing is lost
        robot.type(KeyCode.ESCAPE);
        SendRig.until(() -> !window.shows("#review"));
        assertThat(rig.typed("#send-amount")).isEqualTo("1.25");
        tabTo(robot, "send-review");
        robot.type(KeyCode.SPACE);
        SendRig.until(rig::isSignable);
        assertThat(focus()).isEqualTo("review-password");
        robot.write(PracticeWorld.PASSWORD);
        tabTo(robot, "review-sign");
        robot.type(KeyCode.SPACE);
        assertThat(rig.ended("Finalized")).contains("1.250000000 τ moved");
        assertThat(rig.free(FRIEND)).isEqualTo(before.plus(Rao.parseTao("1.25")));
        rig.fill(FRIEND, "1");
        window.shortcut(KeyCode.H);
        assertThat(window.text("#send-left")).isEqualTo("•••• τ");
        assertThat(window.text("#sent-what")).startsWith("•••• τ");
        assertThat(window.text("#sent-sentence")).contains("•••• τ moved").doesNotContain("1.25");
        window.fire("#notices");
        SendRig.until(() -> window.shows("#notice-0"));
        assertThat(window.text("#notice-0")).contains("•••• τ").doesNotContain("1.25");
        window.shortcut(KeyCode.H);
        assertThat(window.text("#notice-0")).contains("1.250000000 τ");
        assertThat(window.text("#send-left")).doesNotContain("•");
    }

    private String focus() {
        Node owner = window.main().scene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    private void tabTo(FxRobot robot, String id) {
        for (int i = 0; i < 60 && !focus().equals(id); i++) {
            WindowRig.key(KeyCode.TAB);
        }
        assertThat(focus()).isEqualTo(id);
    }
}

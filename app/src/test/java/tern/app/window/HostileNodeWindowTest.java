package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.transact.LyingNode;
import tern.app.transact.LyingNode.Lie;
import tern.app.transact.PracticeWorld;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// The window over a proxy that lies, in front of a practice node: nothing is signed that was not shown, the window says
/// in words what it does not trust, and goes on by itself when the node is honest again.
@ExtendWith(ApplicationExtension.class)
class HostileNodeWindowTest {

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;
    private static int recipients;

    private final AccountId to = somebody();
    private Stage stage;
    private LyingNode node;
    private SendRig rig;
    private WindowRig window;

    /// Every test sends to somebody whom nobody has sent to.
    private static AccountId somebody() {
        return AccountId.of(Hash32.parse("0x" + "%02x".formatted(0x51 + recipients++).repeat(32)).bytes());
    }

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home, "current", Duration.ofMillis(300));
        payer = world.wallet("payer", Optional.empty());
        world.give(payer, "500");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    private void open(FxRobot robot, Lie lie) throws Exception {
        node = LyingNode.before(world);
        node.tell(lie);
        rig = new SendRig(stage, robot, world, node.network(), "payer");
        window = rig.window();
    }

    @AfterEach
    void ends() throws Exception {
        if (rig != null) {
            rig.close();
        }
        if (node != null) {
            node.end();
        }
    }

    /// The window over a node that tells this lie, and the review of what is sent to somebody.
    private void reviews(FxRobot robot, Lie lie, String amount) throws Exception {
        open(robot, lie);
        rig.fill(to, amount);
        rig.review();
    }

    private Rao received() throws Exception {
        return rig.free(to);
    }

    private static void saysSo(String sentence) {
        assertThat(sentence).isNotBlank().endsWith(".").doesNotContain("Exception").doesNotContain("A defect");
    }

    /// What was asked for, and nothing else, is what happens once the node is honest.
    private void sendsHonestly(String amount) throws Exception {
        assertThat(window.text("#review-amount")).isEqualTo(amount + ".000000000 τ");
        rig.sign();
        assertThat(rig.ended("Finalized")).contains(amount + ".000000000 τ moved");
        assertThat(received()).isEqualTo(Rao.parseTao(amount));
        SendRig.until(rig::nothingIsPending);
    }

    /// As [#sendsHonestly], from another page and with what was typed before.
    private void sendsAfterAll(String amount) throws Exception {
        rig.go("transfer");
        rig.review();
        rig.again();
        sendsHonestly(amount);
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, names = {"LATE", "REORDERED"})
    void slowAndReorderedAnswersDoNoHarm(Lie lie, FxRobot robot) throws Exception {
        reviews(robot, lie, "2");
        assertThat(window.text("#review-digest")).isEqualTo("Checked");
        sendsHonestly("2");
        assertThat(rig.now().problem()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, names = {"TRUNCATED", "OTHER_IDS"})
    void answersThatMakeNoSenseAreSaidAndNothingIsSigned(Lie lie, FxRobot robot) throws Exception {
        reviews(robot, Lie.NONE, "3");
        assertThat(rig.isSignable()).isTrue();
        node.tell(lie);
        window.fire("#review-sign");
        String refusal = rig.refusal();
        saysSo(refusal);
        assertThat(refusal).contains(lie == Lie.TRUNCATED ? "something that is not understood" : "did not answer");
        assertThat(window.shows("#review-sign")).isFalse();
        assertThat(rig.nothingIsPending()).isTrue();
        SendRig.until(() -> rig.now().problem().isPresent());
        rig.back();
        rig.go("home");
        SendRig.until(() -> window.shows("#home-problem-sentence"));
        saysSo(window.text("#home-problem-sentence"));
        window.picture("home-dark-node-" + lie.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.tell(Lie.NONE);
        rig.follows();
        SendRig.until(() -> !window.shows("#home-problem-sentence"));
        sendsAfterAll("3");
    }

    @Test
    void anotherChainIsNamedAndNothingIsSignedForIt(FxRobot robot) throws Exception {
        reviews(robot, Lie.NONE, "4");
        node.tell(Lie.GENESIS);
        node.cut();
        SendRig.until(() -> rig.now().problem().isPresent());
        window.fire("#review-sign");
        String refusal = rig.refusal();
        assertThat(refusal).contains("This node belongs to another network");
        assertThat(rig.nothingIsPending()).isTrue();
        rig.back();
        rig.go("home");
        SendRig.until(() -> window.shows("#home-problem-sentence"));
        assertThat(window.text("#home-problem-sentence")).contains("This node belongs to another network");
        assertThat(window.text("#network-owner")).isEqualTo("Offline, trying again");
        window.picture("home-dark-node-other-chain");
        window.press("#notices");
        SendRig.until(() -> window.shows("#notice-0"));
        assertThat(window.text("#notice-0")).contains("was lost");
        robot.type(KeyCode.ESCAPE);
        node.tell(Lie.NONE);
        rig.follows();
        sendsAfterAll("4");
    }

    @Test
    void rulesOfAnotherVersionThanItDescribesAreNotSignedFor(FxRobot robot) throws Exception {
        reviews(robot, Lie.NONE, "5");
        node.tell(Lie.VERSION);
        window.fire("#review-sign");
        String refusal = rig.refusal();
        assertThat(refusal).contains("The node's description of its chain cannot be used");
        assertThat(window.text("#review-note")).contains("Something changed on the chain");
        assertThat(rig.nothingIsPending()).isTrue();
        node.tell(Lie.NONE);
        rig.again();
        sendsHonestly("5");
        rig.follows();
    }

    @Test
    void callsDescribedAsOthersAreNotSigned(FxRobot robot) throws Exception {
        reviews(robot, Lie.METADATA, "6");
        String refusal = rig.refusal();
        assertThat(refusal).contains("the node could show one thing and have you sign another")
                .contains("Nothing was signed");
        assertThat(window.text("#review-digest")).isEqualTo("Does not match");
        assertThat(window.shows("#review-warning-digest-refused")).isTrue();
        assertThat(window.shows("#review-sign")).isFalse();
        assertThat(rig.nothingIsPending()).isTrue();
        window.picture("review-dark-node-metadata");
        node.tell(Lie.NONE);
        rig.again();
        assertThat(window.text("#review-digest")).isEqualTo("Checked");
        sendsHonestly("6");
    }

    /// One node alone can tell what it likes about a balance. The window cannot know; what it shows and signs is the
    /// amount and the recipient, and no more than the true balance can move.
    @Test
    void aBalanceThatIsALieMovesNothingThatIsNotThere(FxRobot robot) throws Exception {
        open(robot, Lie.BALANCES);
        Rao real = rig.free(payer);
        rig.fill(to, "2000");
        rig.review();
        assertThat(rig.isSignable()).isTrue();
        assertThat(window.text("#review-amount")).isEqualTo("2,000.000000000 τ");
        node.tell(Lie.NONE);
        rig.sign();
        String told = rig.ended("Failed");
        assertThat(told).contains("Nothing moved").contains("the fee of");
        assertThat(received()).isEqualTo(Rao.ZERO);
        assertThat(real.minus(rig.free(payer)).compareTo(Rao.parseTao("0.01"))).as("the fee at most").isNegative();
        SendRig.until(rig::nothingIsPending);
        rig.fill(to, "7");
        rig.review();
        sendsHonestly("7");
    }

    @Test
    void aFeeThatContradictsItselfIsSaidBeforeSigning(FxRobot robot) throws Exception {
        reviews(robot, Lie.FEES, "8");
        assertThat(window.shows("#review-warning-fees-differ")).isTrue();
        assertThat(window.shows("#review-warning-fee-high")).isTrue();
        window.picture("review-dark-node-fees");
        rig.back();
        node.tell(Lie.NONE);
        rig.review();
        assertThat(window.shows("#review-warning-fees-differ")).isFalse();
        assertThat(window.shows("#review-warning-fee-high")).isFalse();
        sendsHonestly("8");
    }

    /// A fee that is a lie in every answer cannot be told from an honest one before it is paid: no fee is signed, the
    /// chain takes its own. What it took is said afterwards.
    @Test
    void aFeeThatIsALieThroughoutIsSaidAfterwards(FxRobot robot) throws Exception {
        reviews(robot, Lie.CHEAP, "9");
        assertThat(window.shows("#review-warning-fees-differ")).isFalse();
        String shown = window.text("#review-fee");
        rig.sign();
        String told = rig.ended("Not quite as asked");
        assertThat(told).contains("the node had said " + shown).contains("choose another");
        assertThat(received()).isEqualTo(Rao.parseTao("9"));
    }
}

package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tern.app.boot.PendingTransactions;
import tern.app.transact.LyingNode.Lie;
import tern.app.transact.TransactionState.Stage;
import tern.wallet.bittensor.Intent;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.DigestState;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.rpc.RpcOptions;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// A proxy between Tern and a practice node that truncates, delays, reorders, and changes what the node says: nothing is
/// signed that was not shown, and what is not trusted is said.
class LyingNodeTest {

    private static final AccountId TO = AccountId.of(Hash32.parse("0x" + "4d".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;

    private static final AccountId VALIDATOR = AccountId
            .of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(StandardCharsets.UTF_8)));

    private LyingNode node;
    private TransactionDesk desk;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home);
        payer = world.wallet("payer", Optional.empty());
        world.give(payer, "500");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @BeforeEach
    void opens() throws Exception {
        node = LyingNode.before(world);
        RpcOptions impatient = RpcOptions.defaults()
                .withCallTimeout(Duration.ofSeconds(4))
                .withConnectTimeout(Duration.ofSeconds(4))
                .withReadRetries(1);
        // no cache: what the node says of itself is what counts
        desk = new TransactionDesk(new TransactionDesk.Tools(world.folders(), AddressNames.none(), world.practice(),
                ChainOptions.standard().withRpc(impatient), InstantSource.system(), Duration.ofMillis(300)));
    }

    @AfterEach
    void ends() throws Exception {
        desk.close();
        node.end();
    }

    private Prepared prepared(String tao) throws Exception {
        return desk.prepare(node.network(), "payer", new Intent.Transfer(payer, TO, Rao.parseTao(tao), true));
    }

    private static List<PendingTransactions.Entry> noted() throws Exception {
        return new PendingTransactions(world.folders()).all();
    }

    private TransactionState ended(Hash32 hash) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> desk.current().stream().anyMatch(state -> state.hash().equals(hash) && state.finished()));
        return desk.current().stream().filter(state -> state.hash().equals(hash)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, names = {"NONE", "LATE", "REORDERED"})
    void whatIsOnlySlowOrOutOfOrderDoesNoHarm(Lie lie) throws Exception {
        node.tell(lie);
        Prepared prepared = prepared("1.5");
        assertThat(prepared.review().decoded().agrees()).isTrue();
        assertThat(prepared.review().draft().digestState()).isEqualTo(DigestState.IN_FORCE);
        TransactionState state = ended(desk.send(prepared, Optional.empty()));
        assertThat(state.stage()).isEqualTo(Stage.FINALIZED);
        assertThat(state.sentence()).contains("1.500000000 τ moved");
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, names = {"TRUNCATED", "OTHER_IDS", "GENESIS", "VERSION"})
    void aNodeThatCannotBeUnderstoodOrIsOfAnotherChainGetsNoSignature(Lie lie) throws Exception {
        node.tell(lie);
        assertThatThrownBy(() -> prepared("1")).isInstanceOf(TernException.class)
                .satisfies(e -> assertThat(((TernException) e).sentence()).isNotBlank().endsWith("."));
        assertThat(noted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, names = {"TRUNCATED", "OTHER_IDS", "VERSION"})
    void aNodeThatBeginsToLieAfterTheReviewGetsNoSignature(Lie lie) throws Exception {
        Prepared prepared = prepared("1");
        node.tell(lie);
        assertThatThrownBy(() -> desk.send(prepared, Optional.empty())).isInstanceOf(ChainException.class);
        assertThat(noted()).isEmpty();
        node.tell(Lie.NONE);
    }

    @Test
    void aCallThatMeansSomethingElseIsNotSigned() throws Exception {
        node.tell(Lie.METADATA);
        Prepared prepared = prepared("1");
        // the lie is perfect: by the node's own description the bytes say what was asked for
        assertThat(prepared.review().decoded().call()).isEqualTo("transfer_keep_alive");
        assertThat(prepared.review().decoded().agrees()).isTrue();
        assertThat(prepared.review().draft().digestState()).isEqualTo(DigestState.REFUSED);
        assertThat(prepared.review().warning(Warning.Kind.DIGEST_REFUSED)).isPresent();
        assertThat(TransactionDesk.refusal(prepared.review()).orElseThrow()).contains("Nothing was signed");
        assertThatThrownBy(() -> desk.send(prepared, Optional.empty())).isInstanceOf(TransactException.class);
        assertThat(noted()).isEmpty();
    }

    @Test
    void aNameThatReadsLikeAnAddressIsNotTold() throws Exception {
        Intent stake = new Intent.AddStake(payer, VALIDATOR, 1, Rao.parseTao("3"), Optional.empty());
        Review honest = desk.prepare(node.network(), "payer", stake).review();
        assertThat(honest.names().validator(VALIDATOR).orElseThrow().name()).isNotBlank();
        assertThat(honest.names().subnet(1)).hasValue("Quiet Harbor");
        node.tell(Lie.NAMES);
        Review lied = desk.prepare(node.network(), "payer", stake).review();
        assertThat(lied.names().validator(VALIDATOR)).as("an address of somebody else").isEmpty();
        assertThat(lied.names().toString()).doesNotContain(LyingNode.falseName());
        assertThat(lied.decoded().agrees()).isTrue();
        // the limit alone may differ: the world trades between the two reviews
        assertThat(lied.decoded().args().toString().replaceAll("limit_price: \\d+", "limit_price"))
                .as("what is signed")
                .isEqualTo(honest.decoded().args().toString().replaceAll("limit_price: \\d+", "limit_price"));
    }

    @Test
    void moneyThatIsNotThereIsNotSpent() throws Exception {
        node.tell(Lie.BALANCES);
        Prepared prepared = prepared("4000");
        assertThat(prepared.review().freeBefore()).isGreaterThan(Rao.parseTao("4000"));
        node.tell(Lie.NONE);
        TransactionState state = ended(desk.send(prepared, Optional.empty()));
        assertThat(state.stage()).isEqualTo(Stage.FAILED);
        assertThat(state.sentence()).contains("Nothing moved").contains("the fee of");
    }

    @Test
    void aFeeThatTheNodeMadeUpIsSaid() throws Exception {
        node.tell(Lie.FEES);
        Review review = prepared("1").review();
        assertThat(Set.copyOf(review.warnings().stream().map(Warning::kind).toList()))
                .contains(Warning.Kind.FEES_DIFFER, Warning.Kind.FEE_HIGH);
        assertThat(review.warning(Warning.Kind.FEES_DIFFER).orElseThrow().sentence()).contains("two different fees");
    }

    @Test
    void aBlockThatDoesNotHoldItIsNoVerdict() throws Exception {
        Prepared prepared = prepared("2");
        node.tell(Lie.STATUS);
        Hash32 hash = desk.send(prepared, Optional.empty());
        TransactionState state = ended(hash);
        assertThat(state.stage()).isEqualTo(Stage.FINALIZED);
        assertThat(state.block().orElseThrow().number()).as("the block that really holds it").isPositive();
        assertThat(state.sentence()).contains("2.000000000 τ moved");
    }
}

package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.DigestPolicy;
import tern.wallet.chain.Draft;
import tern.wallet.chain.Outcome;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxOptions;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretUri;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Plans, signs and follows real transactions of a development account on a running node with the spec 218 runtime:
/// `TERN_REAL_NODE=ws://…`. Skipped where there is none.
final class RealNodeTradeTest {

    private static final int NETUID = 2;

    private ChainClient client;
    private Transactions transactions;
    private KeyPair trader;
    private AccountId validator;
    private AccountId friend;

    @BeforeEach
    void connect() throws Exception {
        String url = System.getenv("TERN_REAL_NODE");
        Assumptions.assumeTrue(url != null, "skipped: TERN_REAL_NODE names no node");
        client = ChainClient.connect(Networks.parse(url), ChainOptions.standard());
        Assumptions.assumeTrue(client.runtime().specVersion() == 218, "skipped: the node does not run spec 218");
        transactions = new Transactions(client);
        trader = key("//Ferdie");
        validator = account("//Bob//hot");
        friend = account("//Dave");
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
        if (trader != null) {
            trader.close();
        }
    }

    private static KeyPair key(String uri) throws Exception {
        try (Secret secret = Secret.takeChars(uri.toCharArray())) {
            return SecretUri.derive(KeyScheme.SR25519, secret);
        }
    }

    private static AccountId account(String uri) throws Exception {
        try (KeyPair key = key(uri)) {
            return key.account();
        }
    }

    private Outcome send(Plan plan) throws Exception {
        Draft draft = transactions.prepare(trader.account(), KeyScheme.SR25519, plan.call(),
                TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST));
        // the plan's estimate assumes the longest envelope: a few bytes of one rao each
        long estimate = plan.fee().orElseThrow().value();
        assertThat(estimate).isBetween(draft.fee().value(), draft.fee().value() + 10);
        return transactions.submitAndFollow(transactions.sign(draft, Signer.of(trader)), _ -> {});
    }

    private Rao staked(Hash32 at) throws Exception {
        ChainState state = ChainSource.of(client).recent(new tern.wallet.chain.BlockRef(0, at));
        ReadRound round = state.round();
        Answer<List<StakeRow>> rows = StakeReader.ask(state, round, List.of(trader.account()));
        round.execute();
        return rows.get()
                .stream()
                .filter(row -> row.hotkey().equals(validator) && row.netuid() == NETUID)
                .map(StakeRow::alpha)
                .findFirst()
                .orElse(Rao.ZERO);
    }

    /// The pools of this small chain are shallow: two TAO move the price by more than the usual half percent.
    private static final Optional<Tolerance> WIDE = Optional.of(new Tolerance(1_000));

    @Test
    void aStakeAndItsRemovalDoWhatTheirPlansSay() throws Exception {
        Planner planner = new Planner(client);
        Plan add = planner.plan(new Intent.AddStake(trader.account(), validator, NETUID, Rao.of(2_000_000_000),
                WIDE));
        assertThat(add.call().name()).isEqualTo("add_stake");
        Outcome outcome = send(add);
        OutcomeReport report = OutcomeReader.read(add, outcome);
        System.out.println("add    quote " + add.quote().orElseThrow() + "\n       fee " + add.fee() + " warnings "
                + add.warnings() + "\n       report " + report + " staked " + staked(outcome.block().hash()));
        assertThat(report.done()).isTrue();
        assertThat(report.discrepancy()).isEmpty();
        assertThat(report.tao()).contains(Rao.of(2_000_000_000));
        // the pool gains a little with every block, so the price moves by less than a thousandth meanwhile
        assertThat((double) report.alpha().orElseThrow().value())
                .isCloseTo(add.quote().orElseThrow().received().value(),
                        org.assertj.core.data.Percentage.withPercentage(0.1));

        Plan remove = planner.plan(new Intent.RemoveStake(trader.account(), validator, NETUID, Optional.empty(),
                WIDE));
        assertThat(remove.call().name()).isEqualTo("remove_stake");
        Outcome removed = send(remove);
        OutcomeReport brought = OutcomeReader.read(remove, removed);
        System.out.println("remove quote " + remove.quote().orElseThrow() + "\n       report " + brought
                + " staked " + staked(removed.block().hash()));
        assertThat(brought.done()).isTrue();
        assertThat(brought.discrepancy()).isEmpty();
        assertThat(brought.alpha()).contains(remove.amount());
        assertThat((double) brought.tao().orElseThrow().value())
                .isCloseTo(remove.quote().orElseThrow().received().value(),
                        org.assertj.core.data.Percentage.withPercentage(0.1));
    }

    @Test
    void aTransferArrives() throws Exception {
        Plan plan = new Planner(client).plan(new Intent.Transfer(trader.account(), friend, Rao.of(1_500_000), true));
        OutcomeReport report = OutcomeReader.read(plan, send(plan));
        System.out.println("transfer " + plan.fee() + " " + report);
        assertThat(report.done()).isTrue();
        assertThat(report.tao()).contains(Rao.of(1_500_000));
        assertThat(report.discrepancy()).isEmpty();
        assertThat(report.fee()).isLessThanOrEqualTo(plan.fee().orElseThrow());
    }

    @Test
    void unknownSubnetsAndHotkeysAreRefusedBeforeAnythingIsSigned() {
        Planner planner = new Planner(client);
        assertThat(catchThrowableOfType(PlanException.class, () -> planner.plan(new Intent.AddStake(trader.account(),
                validator, 99, Rao.of(2_000_000_000), Optional.empty()))).kind())
                .isEqualTo(PlanException.Kind.SUBNET);
        assertThat(catchThrowableOfType(PlanException.class, () -> planner.plan(new Intent.AddStake(trader.account(),
                friend, NETUID, Rao.of(2_000_000_000), Optional.empty()))).kind())
                .isEqualTo(PlanException.Kind.HOTKEY);
        assertThat(catchThrowableOfType(PlanException.class, () -> planner.plan(new Intent.Transfer(trader.account(),
                friend, Rao.of(1_000_000_000_000_000L), true))).kind()).isEqualTo(PlanException.Kind.BALANCE);
    }
}

package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Against a running node with a real subtensor runtime and the development accounts: `TERN_REAL_NODE=ws://…`.
/// Skipped where there is none.
class RealNodeTest {

    @TempDir
    Path cache;

    private ChainClient client;
    private Transactions transactions;
    private KeyPair wallet;
    private AccountId bob;
    private TestReporter reporter;

    @BeforeEach
    void connect(TestReporter testReporter) throws Exception {
        reporter = testReporter;
        String url = System.getenv("TERN_REAL_NODE");
        Assumptions.assumeTrue(url != null, "skipped: TERN_REAL_NODE names no node");
        client = ChainClient.connect(network(url), ChainOptions.standard().withMetadataCache(cache));
        transactions = new Transactions(client);
        wallet = RealRuntime.key("//Wallet");
        try (KeyPair key = RealRuntime.key("//Bob")) {
            bob = key.account();
        }
    }

    private static Network network(String url) {
        return new Network("local", "Local", List.of(URI.create(url)), Optional.empty(), Duration.ZERO,
                Network.Trust.OWN);
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
            wallet.close();
        }
    }

    @Test
    void connectTakesOneFrameWhenTheMetadataIsCached() throws Exception {
        assertThat(client.rpc().framesSent()).isEqualTo(3);
        try (ChainClient second = ChainClient.connect(client.network(),
                ChainOptions.standard().withMetadataCache(cache))) {
            assertThat(second.rpc().framesSent()).isEqualTo(1);
            assertThat(second.runtime().metadata().version()).isEqualTo(client.runtime().metadata().version());
            ChainRead read = second.read(second.blockAtConnect().hash());
            Pending<Optional<Value>> account = read.storage("System", "Account", Value.of(wallet.account().bytes()));
            Pending<Optional<Value>> now = read.storage("Timestamp", "Now");
            Pending<Optional<Value>> nothing = read.storage("System", "NoSuchThing");
            Pending<Value> nonce = read.api("AccountNonceApi", "account_nonce", Value.of(wallet.account().bytes()));
            read.execute();
            assertThat(second.rpc().framesSent()).isEqualTo(2);
            assertThat(account.get().orElseThrow().field("data").field("free").asLong()).isPositive();
            assertThat(now.get()).isPresent();
            assertThat(nothing.get()).isEmpty();
            assertThat(nonce.get().asLong()).isEqualTo(account.get().orElseThrow().field("nonce").asLong());
        }
    }

    @Test
    void sendsATransferAndReadsItsOutcome() throws Exception {
        Draft draft = transactions.prepare(wallet.account(), KeyScheme.SR25519, transfer(1_000_000_000L), options());
        say("digest " + draft.digestState() + ", own digest " + client.runtime().digest() + ", fee "
                + draft.fee() + ", nonce " + draft.nonce() + ", era " + draft.era() + " born "
                + draft.birth().number());
        DraftReview review = transactions.review(draft);
        assertThat(review.mismatches()).isEmpty();
        assertThat(review.call()).isEqualTo("transfer_keep_alive");
        SignedExtrinsic signed = transactions.signAndCheck(draft, Signer.of(wallet));
        List<TxStatus> statuses = new ArrayList<>();

        long start = System.nanoTime();
        Outcome outcome = transactions.submitAndFollow(signed, status -> {
            statuses.add(status);
            say((System.nanoTime() - start) / 1_000_000 + " ms " + status.getClass().getSimpleName());
        });

        say(statuses.stream().map(status -> status.getClass().getSimpleName()).toList() + " fee "
                + outcome.feePaid() + " in block " + outcome.block().number());
        assertThat(outcome.success()).isTrue();
        assertThat(outcome.finalized()).isTrue();
        assertThat(outcome.feePaid()).isEqualTo(draft.fee());
        assertThat(outcome.events()).anyMatch(event -> event.is("Balances", "Transfer"));
    }

    @Test
    void tellsAnUnknownSubnetInWords() throws Exception {
        Draft draft = transactions.prepare(wallet.account(), KeyScheme.SR25519, new CallSpec("SubtensorModule",
                "add_stake", args("hotkey", Value.of(bob.bytes()), "netuid", Value.of(999),
                        "amount_staked", Value.of(1_000_000_000L))),
                options());
        SignedExtrinsic signed = transactions.sign(draft, Signer.of(wallet));
        try {
            transactions.validate(signed);
            Outcome outcome = transactions.submitAndFollow(signed, _ -> {});
            say("unknown subnet: " + outcome.failure());
            assertThat(outcome.success()).isFalse();
            assertThat(outcome.failure().orElseThrow().sentence()).isEqualTo("There is no such subnet.");
        } catch (ChainException e) {
            // some runtimes refuse it in the pool already
            say("unknown subnet: " + e.kind() + " " + e.sentence() + " " + e.details());
            assertThat(e.kind()).isEqualTo(ChainException.Kind.REFUSED);
            assertThat(e.sentence()).isEqualTo("There is no such subnet.");
            transactions.discard(signed);
        }
    }

    @Test
    void tellsAnOverdraftInWords() throws Exception {
        Draft draft = transactions.prepare(
                wallet.account(), KeyScheme.SR25519, transfer(free(wallet.account()) + 1_000_000_000L), options());
        Outcome outcome = transactions.submitAndFollow(
                transactions.signAndCheck(draft, Signer.of(wallet)), _ -> {});
        say("overdraft: " + outcome.failure());
        assertThat(outcome.success()).isFalse();
        assertThat(outcome.failure().orElseThrow().name()).isEqualTo("FundsUnavailable");
        assertThat(outcome.feePaid()).isNotEqualTo(Rao.ZERO);
    }

    @Test
    void tellsABadSignatureInWords() throws Exception {
        Draft draft = transactions.prepare(wallet.account(), KeyScheme.SR25519, transfer(1_000_000_000L), options());
        SignedExtrinsic good = transactions.sign(draft, Signer.of(wallet));
        byte[] bytes = good.bytes();
        bytes[40 + 20] ^= 1;
        SignedExtrinsic bad = new SignedExtrinsic(draft, bytes, Extrinsics.hash(bytes));

        ChainException checked = catchThrowableOfType(ChainException.class, () -> transactions.validate(bad));
        assertThat(checked.kind()).isEqualTo(ChainException.Kind.REFUSED);
        assertThat(checked.refusal().orElseThrow().name()).isEqualTo("BadProof");
        ChainException sent = catchThrowableOfType(ChainException.class,
                () -> transactions.submitAndFollow(bad, _ -> {}));
        say("bad signature: " + sent.kind() + " " + sent.sentence() + " " + sent.details());
        assertThat(sent.refusal().orElseThrow().name()).isEqualTo("BadProof");
    }

    @Test
    void tellsAStaleNumberInWords() throws Exception {
        try (KeyPair other = RealRuntime.key("//Charlie")) {
            Draft first = transactions.prepare(other.account(), KeyScheme.SR25519, transfer(1_000_000L), options());
            transactions.submitAndFollow(transactions.signAndCheck(first, Signer.of(other)), _ -> {});
            Draft again = transactions.prepare(other.account(), KeyScheme.SR25519, transfer(1_000_000L),
                    options().withNonce(first.nonce()));
            ChainException refused = catchThrowableOfType(
                    ChainException.class, () -> transactions.signAndCheck(again, Signer.of(other)));
            say("stale: " + refused.kind() + " " + refused.sentence());
            assertThat(refused.refusal().orElseThrow().name()).isEqualTo("Stale");
        }
    }

    @Test
    void sendsSeveralInARow() throws Exception {
        try (KeyPair other = RealRuntime.key("//Dave")) {
            List<SignedExtrinsic> signed = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Draft draft = transactions.prepare(
                        other.account(), KeyScheme.SR25519, transfer(1_000_000L + i), options());
                signed.add(transactions.sign(draft, Signer.of(other)));
            }
            assertThat(signed.stream().map(one -> one.draft().nonce() - signed.getFirst().draft().nonce()).toList())
                    .containsExactly(0L, 1L, 2L);
            for (SignedExtrinsic one : signed) {
                assertThat(transactions.submitAndFollow(one, _ -> {}).success()).isTrue();
            }
        }
    }

    @Test
    void seesAFailureInsideASuccessfulBatch() throws Exception {
        Map<String, Value> bad = args("dest", Value.variant("Id", Value.of(bob.bytes())),
                "value", Value.of(free(wallet.account()) + 1_000_000_000L));
        Map<String, Value> good = args("dest", Value.variant("Id", Value.of(bob.bytes())), "value",
                Value.of(1_000_000L));
        for (String kind : List.of("batch", "force_batch")) {
            CallSpec batch = new CallSpec("Utility", kind, Map.of("calls", Value.seq(
                    Calls.value("Balances", "transfer_keep_alive", good),
                    Calls.value("Balances", "transfer_keep_alive", bad))));
            Draft draft = transactions.prepare(wallet.account(), KeyScheme.SR25519, batch, options());
            assertThat(transactions.review(draft).mismatches()).isEmpty();
            Outcome outcome = transactions.submitAndFollow(
                    transactions.signAndCheck(draft, Signer.of(wallet)), _ -> {});
            say(kind + ": " + outcome.failure());
            assertThat(outcome.success()).isFalse();
            assertThat(outcome.failure().orElseThrow().item()).hasValue(1);
            assertThat(outcome.failure().orElseThrow().name()).isEqualTo("FundsUnavailable");
        }
    }

    @Test
    void signsWithEd25519Too() throws Exception {
        try (KeyPair ledger = RealRuntime.key(KeyScheme.ED25519, "//Ledger")) {
            Draft fund = transactions.prepare(wallet.account(), KeyScheme.SR25519, new CallSpec("Balances",
                    "transfer_keep_alive", args("dest", Value.variant("Id", Value.of(ledger.account().bytes())),
                            "value", Value.of(100_000_000L))),
                    options());
            assertThat(transactions.submitAndFollow(
                    transactions.signAndCheck(fund, Signer.of(wallet)), _ -> {}).success()).isTrue();
            Draft draft = transactions.prepare(ledger.account(), KeyScheme.ED25519, transfer(1_000_000L), options());
            Outcome outcome = transactions.submitAndFollow(
                    transactions.signAndCheck(draft, Signer.of(ledger)), _ -> {});
            assertThat(outcome.success()).isTrue();
        }
    }

    @Test
    void readsWholeMapsAndFollowsHeads() throws Exception {
        List<Entry> accounts = client.storageEntries(client.bestBlock().hash(), "System", "Account");
        assertThat(accounts).hasSizeGreaterThan(5);
        assertThat(accounts).anyMatch(entry -> Arrays.equals(
                ((Value.Bytes) entry.keys().getFirst()).value(), wallet.account().bytes()));
        BlockRef best = client.bestBlock();
        BlockingQueue<BlockRef> heads = new LinkedBlockingQueue<>();
        try (Watch watch = client.watchHeads(heads::add)) {
            client.rpc().call("dev_newBlock");
            BlockRef head = heads.poll(20, TimeUnit.SECONDS);
            assertThat(head).isNotNull();
            assertThat(head.number()).isGreaterThanOrEqualTo(best.number());
        }
        assertThat(client.events().read(best.hash())).isNotEmpty();
    }

    private long free(AccountId account) throws Exception {
        ChainRead read = client.read(client.bestBlock().hash());
        Pending<Optional<Value>> info = read.storage("System", "Account", Value.of(account.bytes()));
        read.execute();
        return info.get().orElseThrow().field("data").field("free").asLong();
    }

    /// What the node did, for whoever reads the report.
    private void say(String what) {
        reporter.publishEntry(what);
    }

    private TxOptions options() {
        return TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST);
    }

    private CallSpec transfer(long rao) {
        return new CallSpec("Balances", "transfer_keep_alive",
                args("dest", Value.variant("Id", Value.of(bob.bytes())), "value", Value.of(rao)));
    }

    private static Map<String, Value> args(Object... namesAndValues) {
        Map<String, Value> args = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            args.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return args;
    }
}

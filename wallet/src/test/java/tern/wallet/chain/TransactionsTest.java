package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.chain.FakeRuntimeCalls.Digests;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Said;
import tern.wallet.units.Hex;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Preparing, reviewing, signing and checking.
class TransactionsTest {

    private static final AccountId BOB = AccountId
            .ofHex("0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48");

    private FakeNode node;
    private FakeRuntimeCalls runtimeCalls;
    private ChainClient client;
    private Transactions transactions;
    private KeyPair alice;

    @BeforeEach
    void start() throws Exception {
        node = new FakeNode(100);
        runtimeCalls = new FakeRuntimeCalls(node);
        node.on("state_call", runtimeCalls::answer);
        for (int i = 0; i < 10; i++) {
            node.produce();
        }
        node.makeFinal(8);
        client = ChainClient.connect(node.network(), ChainOptions.standard());
        transactions = new Transactions(client);
        alice = RealRuntime.key("//Alice");
        node.forgetFrames();
    }

    @AfterEach
    void stop() throws Exception {
        alice.close();
        client.close();
        node.close();
    }

    private static CallSpec transfer(long rao) {
        return new CallSpec("Balances", "transfer_keep_alive",
                Map.of("dest", Value.variant("Id", Value.of(BOB.bytes())), "value", Value.of(rao)));
    }

    private Draft prepare() throws ChainException {
        return prepare(TxOptions.with(DigestPolicy.REQUIRE));
    }

    private Draft prepare(TxOptions options) throws ChainException {
        return transactions.prepare(alice.account(), KeyScheme.SR25519, transfer(1_000_000_000L), options);
    }

    private static Kind kindOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ChainException.class, call).kind();
    }

    // --- preparing

    @Test
    void preparesInTwoFrames() throws Exception {
        Draft draft = prepare();
        assertThat(node.frames()).containsExactly(
                List.of("state_getRuntimeVersion", "system_accountNextIndex", "chain_getFinalizedHead",
                        "chain_getHeader"),
                List.of("chain_getHeader", "payment_queryInfo", "state_call", "state_call"));
        assertThat(draft.nonce()).isEqualTo(5);
        assertThat(draft.fee()).isEqualTo(Rao.of(1234));
        assertThat(draft.era()).isEqualTo(new Era.Mortal(64, 8));
        assertThat(draft.birth()).isEqualTo(node.block(8).parsed().ref());
        assertThat(draft.death()).isEqualTo(72);
        assertThat(draft.digestState()).isEqualTo(DigestState.IN_FORCE);
        assertThat(draft.digest()).isEqualTo(FakeRuntimeCalls.digest(100)).isPresent();
        assertThat(transactions.review(draft).mismatches()).isEmpty();

        // the digest is known to be in force: no more probes
        node.forgetFrames();
        prepare();
        assertThat(node.frames().getLast()).containsExactly("chain_getHeader", "payment_queryInfo");
    }

    @Test
    void beginsTheEraAtTheBestBlockWhenFinalityLags() throws Exception {
        for (int i = 0; i < 20; i++) {
            node.produce();
        }
        assertThat(prepare().birth()).isEqualTo(node.best());
        assertThat(prepare(TxOptions.with(DigestPolicy.REQUIRE).withEraBlocks(256)).birth().number()).isEqualTo(8);
    }

    @Test
    void anImmortalDraftIsBornAtGenesis() throws Exception {
        Draft draft = prepare(TxOptions.with(DigestPolicy.REQUIRE).withEraBlocks(0).withTip(Rao.of(7)));
        assertThat(draft.birth()).isEqualTo(new BlockRef(0, node.genesis()));
        assertThat(draft.death()).isEqualTo(Long.MAX_VALUE);
        transactions.signAndCheck(draft, Signer.of(alice));
    }

    @Test
    void anEraOfManyBlocksIsBornWhereItsPhaseSays() throws Exception {
        for (int i = 0; i < 30; i++) {
            node.produce();
        }
        node.makeFinal(39);
        Draft draft = prepare(TxOptions.with(DigestPolicy.REQUIRE).withEraBlocks(65536));
        // phases go in steps of 16
        assertThat(draft.birth()).isEqualTo(node.block(32).parsed().ref());
        transactions.signAndCheck(draft, Signer.of(alice));
    }

    @Test
    void asksTheRuntimeForTheFeeWhenTheNodeHasNoEstimate() throws Exception {
        node.on("payment_queryInfo", _ -> {
            throw new FakeNode.Refused(-32601, "Method not found");
        });
        node.on("state_call", params -> params.get(0).stringValue().equals("TransactionPaymentApi_query_info")
                ? FakeNode.text(Hex.encode(new ScaleWriter().writeCompact(100)
                        .writeCompact(200)
                        .writeU8(0)
                        .writeU64(777)
                        .toBytes()))
                : runtimeCalls.answer(params));
        assertThat(prepare().fee()).isEqualTo(Rao.of(777));
    }

    @Test
    void readsTheFeeInEveryForm() throws Exception {
        byte[] narrow = new ScaleWriter().writeCompact(1).writeCompact(2).writeU8(0).writeU64(135261).toBytes();
        byte[] wide = Extrinsics.concat(narrow, new byte[8]);
        assertThat(Fees.readEncoded(narrow)).isEqualTo(Rao.of(135261));
        assertThat(Fees.readEncoded(wide)).isEqualTo(Rao.of(135261));
        assertThat(Fees.read(FakeNode.text(Hex.encode(narrow)))).isEqualTo(Rao.of(135261));
        assertThat(Fees.read(FakeNode.JSON.readTree("{\"partialFee\":\"0x10\"}"))).isEqualTo(Rao.of(16));
        assertThat(kindOf(() -> Fees.readEncoded(new byte[3]))).isEqualTo(Kind.MALFORMED);
        assertThat(kindOf(() -> Fees.read(FakeNode.JSON.readTree("{}")))).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void refusesACallThatTheRuntimeDoesNotHave() {
        assertThat(kindOf(() -> transactions.prepare(alice.account(), KeyScheme.SR25519,
                new CallSpec("Balances", "burn", Map.of()), TxOptions.with(DigestPolicy.REQUIRE))))
                .isEqualTo(Kind.NOT_IN_RUNTIME);
        assertThat(kindOf(() -> transactions.prepare(alice.account(), KeyScheme.SR25519,
                new CallSpec("Balances", "transfer_keep_alive", Map.of("value", Value.of(1))),
                TxOptions.with(DigestPolicy.REQUIRE)))).isEqualTo(Kind.NOT_IN_RUNTIME);
    }

    // --- metadata digest

    @Test
    void signsWithoutDigestOnlyWhereTheCallerAllowsIt() throws Exception {
        runtimeCalls.with(Digests.NONE);
        assertThat(kindOf(this::prepare)).isEqualTo(Kind.DIGEST_NOT_IN_FORCE);
        Draft draft = prepare(TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST));
        assertThat(draft.digestState()).isEqualTo(DigestState.NOT_SUPPORTED);
        assertThat(draft.digestSigned()).isFalse();
        assertThat(transactions.review(draft).digest()).isEmpty();
        transactions.signAndCheck(draft, Signer.of(alice));
    }

    @Test
    void tellsADigestThatTheRuntimeRefuses() throws Exception {
        runtimeCalls.with(Digests.OTHER);
        assertThat(kindOf(this::prepare)).isEqualTo(Kind.DIGEST_NOT_IN_FORCE);
        Draft draft = prepare(TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST));
        assertThat(draft.digestState()).isEqualTo(DigestState.REFUSED);
        assertThat(draft.digestSigned()).isFalse();
    }

    /// Makes the cache hold something else than the node serves, and connects with that.
    private Path poison(Path cache, byte[] metadata) throws Exception {
        ChainOptions options = ChainOptions.standard().withMetadataCache(cache);
        ChainClient.connect(node.network(), options).close();
        Path file;
        try (var files = Files.walk(cache)) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        new MetadataCache(file.getParent()).store(node.genesis(), FakeRuntimeCalls.runtime(100).version(), metadata);
        client.close();
        client = ChainClient.connect(node.network(), options);
        transactions = new Transactions(client);
        node.forgetFrames();
        return file;
    }

    private static byte[] misnamed() {
        String text = new String(new SmallMetadata(100).toBytes(), StandardCharsets.ISO_8859_1);
        return text.replace("SomethingNewButEmpty", "SomethingOldButEmpty").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void cachedMetadataThatTheRuntimeContradictsIsFetchedAgain(@TempDir Path cache) throws Exception {
        for (byte[] wrong : List.of(misnamed(), new SmallMetadata(100).withExtension("Unheard").toBytes())) {
            Path file = poison(cache, wrong);
            byte[] poisoned = Files.readAllBytes(file);
            Draft draft = prepare();
            assertThat(draft.digestState()).isEqualTo(DigestState.IN_FORCE);
            assertThat(draft.digest()).isEqualTo(FakeRuntimeCalls.digest(100));
            assertThat(transactions.review(draft).agrees()).isTrue();
            assertThat(Files.readAllBytes(file)).isNotEqualTo(poisoned);
            assertThat(node.frames()).filteredOn(frame -> frame.equals(List.of("state_call"))).hasSize(2);
            transactions.signAndCheck(draft, Signer.of(alice));
        }
    }

    @Test
    void metadataThatTheRuntimeContradictsIsFetchedAgainAtEveryAttempt(@TempDir Path cache) throws Exception {
        poison(cache, new SmallMetadata(100).toBytes());
        runtimeCalls.with(Digests.OTHER);
        for (int i = 0; i < 3; i++) {
            assertThat(prepare(TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST)).digestState())
                    .isEqualTo(DigestState.REFUSED);
        }
        // two frames each time: the node may have lied and may be honest now
        assertThat(node.frames()).filteredOn(frame -> frame.equals(List.of("state_call"))).hasSize(6);
    }

    @Test
    void aRefusedOrMissingDigestIsAskedForAgain() throws Exception {
        runtimeCalls.with(Digests.NONE);
        prepare(TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST));
        runtimeCalls.with(Digests.CHECKED);
        assertThat(prepare().digestState()).isEqualTo(DigestState.IN_FORCE);
    }

    @Test
    void refusesANodeThatTakesNoSignatureAtAll() {
        node.on("state_call", params -> params.get(0).stringValue().startsWith("Tagged")
                ? FakeNode.text("0x010004")
                : runtimeCalls.answer(params));
        assertThat(kindOf(() -> prepare(TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST))))
                .isEqualTo(Kind.REVIEW_FAILED);
    }

    // --- extensions

    @Test
    void refusesAnExtensionWithContentThatIsNotKnown() {
        Runtime strange = Runtime.of(FakeRuntimeCalls.runtime(100).version(),
                new SmallMetadata(100).withExtension("ChargeSomethingElse").decode(), ChainOptions.Token.TAO);
        ChainException refused = catchThrowableOfType(ChainException.class,
                () -> Extrinsics.extensions(strange, terms()));
        assertThat(refused.kind()).isEqualTo(Kind.UNSUPPORTED_EXTENSION);
        assertThat(refused.sentence()).contains("ChargeSomethingElse");
    }

    @Test
    void refusesAKnownExtensionInAnotherForm() {
        Runtime strange = Runtime.of(FakeRuntimeCalls.runtime(100).version(),
                new SmallMetadata(100).withOtherTip().decode(), ChainOptions.Token.TAO);
        assertThat(kindOf(() -> Extrinsics.extensions(strange, terms()))).isEqualTo(Kind.UNSUPPORTED_EXTENSION);
    }

    private Extrinsics.Terms terms() {
        return new Extrinsics.Terms(Era.at(64, 8), node.genesis(), 5, Rao.ZERO, node.genesis(), Optional.empty());
    }

    // --- signing

    @Test
    void signsWhatWasReviewedAndTheRuntimeTakesIt() throws Exception {
        Draft draft = prepare();
        node.forgetFrames();
        SignedExtrinsic signed = transactions.sign(draft, Signer.of(alice));
        assertThat(node.frames()).containsExactly(List.of("state_getRuntimeVersion"));
        transactions.validate(signed);
        assertThat(signed.hash()).isEqualTo(Extrinsics.hash(signed.bytes()));
        try (KeyPair ed = RealRuntime.key(KeyScheme.ED25519, "//Alice")) {
            Draft other = transactions.prepare(
                    ed.account(), KeyScheme.ED25519, transfer(5), TxOptions.with(DigestPolicy.REQUIRE));
            transactions.signAndCheck(other, Signer.of(ed));
        }
    }

    @Test
    void signsNothingForAnOlderRuntime() throws Exception {
        Draft draft = prepare();
        SignedExtrinsic signed = transactions.sign(draft, Signer.of(alice));
        node.upgrade(101);
        assertThat(kindOf(() -> transactions.sign(draft, Signer.of(alice)))).isEqualTo(Kind.STALE_RUNTIME);
        assertThat(kindOf(() -> transactions.validate(signed))).isEqualTo(Kind.STALE_RUNTIME);
        Draft fresh = prepare();
        assertThat(fresh.specVersion()).isEqualTo(101);
        assertThat(kindOf(() -> transactions.review(draft))).isEqualTo(Kind.STALE_RUNTIME);
        assertThat(kindOf(() -> transactions.submitAndFollow(signed, _ -> {}))).isEqualTo(Kind.STALE_RUNTIME);
        transactions.signAndCheck(fresh, Signer.of(alice));
    }

    @Test
    void refusesAnotherKeyThanTheDraftWasMadeFor() throws Exception {
        Draft draft = prepare();
        try (KeyPair other = RealRuntime.key("//Mallory")) {
            assertThat(kindOf(() -> transactions.sign(draft, Signer.of(other)))).isEqualTo(Kind.SIGNING_FAILED);
        }
    }

    @Test
    void refusesASignatureThatDoesNotFit() throws Exception {
        Draft draft = prepare();
        Signer broken = signer(bytes -> {
            byte[] signature = alice.sign(bytes);
            signature[3] ^= 1;
            return signature;
        });
        assertThat(kindOf(() -> transactions.sign(draft, broken))).isEqualTo(Kind.SIGNING_FAILED);
        assertThat(kindOf(() -> transactions.sign(draft, signer(_ -> new byte[5])))).isEqualTo(Kind.SIGNING_FAILED);
        assertThat(kindOf(() -> transactions.sign(draft, signer(_ -> {
            throw new ChainException(Kind.CANCELLED, Said.of("The device said no."));
        })))).isEqualTo(Kind.SIGNING_FAILED);
        // the number is free after each of them
        transactions.sign(draft, Signer.of(alice));
    }

    private interface Signing {
        byte[] sign(byte[] bytes) throws TernException;
    }

    private Signer signer(Signing signing) {
        return new Signer() {
            @Override
            public AccountId account() {
                return alice.account();
            }

            @Override
            public KeyScheme scheme() {
                return KeyScheme.SR25519;
            }

            @Override
            public byte[] sign(byte[] bytes) throws TernException {
                return signing.sign(bytes);
            }
        };
    }

    @Test
    void handsOutNumbersInARow() throws Exception {
        List<Long> nonces = new ArrayList<>();
        List<SignedExtrinsic> signed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            signed.add(transactions.sign(prepare(), Signer.of(alice)));
            nonces.add(signed.getLast().draft().nonce());
        }
        assertThat(nonces).containsExactly(5L, 6L, 7L);
        transactions.discard(signed.get(1));
        assertThat(prepare().nonce()).isEqualTo(6);
    }

    @Test
    void twoDraftsOfOneNumberAreNotBothSigned() throws Exception {
        Draft first = prepare();
        Draft second = prepare();
        assertThat(second.nonce()).isEqualTo(first.nonce());
        transactions.sign(first, Signer.of(alice));
        assertThat(kindOf(() -> transactions.sign(second, Signer.of(alice)))).isEqualTo(Kind.NONCE_TAKEN);
    }

    @Test
    void tellsAUsedNumberInWordsAndFreesIt() throws Exception {
        Draft used = prepare(TxOptions.with(DigestPolicy.REQUIRE).withNonce(4));
        ChainException refused = catchThrowableOfType(ChainException.class,
                () -> transactions.signAndCheck(used, Signer.of(alice)));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused.refusal().orElseThrow().name()).isEqualTo("Stale");
        assertThat(refused.sentence()).isEqualTo(refused.refusal().orElseThrow().sentence()).contains("out of date");
        assertThat(client.nonces().take(alice.account(), 4, 100)).isTrue();
    }

    @Test
    void tellsABadSignatureInWords() throws Exception {
        SignedExtrinsic good = transactions.sign(prepare(), Signer.of(alice));
        byte[] bytes = good.bytes();
        bytes[60] ^= 1;
        SignedExtrinsic bad = new SignedExtrinsic(good.draft(), bytes, Extrinsics.hash(bytes));
        ChainException refused = catchThrowableOfType(ChainException.class, () -> transactions.validate(bad));
        assertThat(refused.refusal().orElseThrow().name()).isEqualTo("BadProof");
    }

    // --- review

    @Test
    void reviewFindsEveryChangeOfTheSignedBytes() throws Exception {
        Draft draft = prepare();
        byte[] payload = draft.payload();
        int call = draft.callBytes().length;
        int extra = draft.extra().length;
        for (int i = 0; i < payload.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = payload.clone();
                changed[i] ^= (byte) (1 << bit);
                Draft forged = withPayload(draft, changed, call, extra);
                try {
                    DraftReview review = transactions.review(forged);
                    assertThat(review.agrees()).as("byte %d bit %d", i, bit).isFalse();
                } catch (ChainException e) {
                    assertThat(e.kind()).as("byte %d bit %d", i, bit).isEqualTo(Kind.REVIEW_FAILED);
                }
            }
        }
    }

    @Test
    void signRefusesBytesThatSaySomethingElse() throws Exception {
        Draft draft = prepare();
        byte[] payload = draft.payload();
        payload[5] ^= 1;
        Draft forged = withPayload(draft, payload, draft.callBytes().length, draft.extra().length);
        List<byte[]> asked = new ArrayList<>();
        assertThat(kindOf(() -> transactions.sign(forged, signer(bytes -> {
            asked.add(bytes);
            return alice.sign(bytes);
        })))).isEqualTo(Kind.REVIEW_FAILED);
        assertThat(asked).isEmpty();
    }

    @Test
    void reviewFindsTrailingBytes() throws Exception {
        Draft draft = prepare();
        byte[] longer = Extrinsics.concat(draft.payload(), new byte[1]);
        Draft forged = withPayload(draft, longer, draft.callBytes().length, draft.extra().length);
        assertThat(kindOf(() -> transactions.review(forged))).isEqualTo(Kind.REVIEW_FAILED);
    }

    @Test
    void reviewHoldsTheBytesAgainstWhatWasAskedFor() throws Exception {
        Draft draft = prepare();
        Draft meantMore = with(draft, transfer(2_000_000_000L), draft.nonce(), draft.tip(), draft.genesis());
        assertThat(transactions.review(meantMore).mismatches()).extracting(DraftReview.Mismatch::what)
                .containsExactly("args.value");
        Draft meantOther = with(draft, new CallSpec("System", "remark", Map.of("remark", Value.of(new byte[1]))),
                6, Rao.of(1), Hash32.of(new byte[32]));
        assertThat(transactions.review(meantOther).mismatches()).extracting(DraftReview.Mismatch::what)
                .contains("call", "args.dest", "args.value", "args.remark", "nonce", "tip", "genesis of the draft");
    }

    @Test
    void reviewNeedsGenesisNumberAndVersionInTheBytes() throws Exception {
        for (String id : List.of("CheckGenesis", "CheckNonce", "CheckSpecVersion", "CheckMortality")) {
            Runtime loose = Runtime.of(FakeRuntimeCalls.runtime(100).version(),
                    new SmallMetadata(100).withoutExtension(id).decode(), ChainOptions.Token.TAO);
            Draft draft = prepare();
            Extrinsics.Extensions built = Extrinsics.extensions(loose, new Extrinsics.Terms(
                    draft.era(), draft.birth().hash(), 5, Rao.ZERO, node.genesis(), loose.digest()));
            Draft without = new Draft(draft.signer(), draft.scheme(), draft.call(), draft.callBytes(), built.extra(),
                    built.implicit(), 5, draft.era(), draft.birth(), Rao.ZERO, draft.genesis(), loose, loose.digest(),
                    DigestState.IN_FORCE, draft.fee());
            assertThat(new DraftReviewer(without, node.genesis(), loose).review().agrees()).as(id).isFalse();
        }
    }

    private static Draft withPayload(Draft draft, byte[] payload, int call, int extra) {
        return new Draft(draft.signer(), draft.scheme(), draft.call(),
                Arrays.copyOf(payload, call),
                Arrays.copyOfRange(payload, call, call + extra),
                Arrays.copyOfRange(payload, call + extra, payload.length),
                draft.nonce(), draft.era(), draft.birth(), draft.tip(), draft.genesis(), draft.runtime(),
                draft.digest(), draft.digestState(), draft.fee());
    }

    private static Draft with(Draft draft, CallSpec call, long nonce, Rao tip, Hash32 genesis) {
        return new Draft(draft.signer(), draft.scheme(), call, draft.callBytes(), draft.extra(), draft.implicit(),
                nonce, draft.era(), draft.birth(), tip, genesis, draft.runtime(), draft.digest(), draft.digestState(),
                draft.fee());
    }
}

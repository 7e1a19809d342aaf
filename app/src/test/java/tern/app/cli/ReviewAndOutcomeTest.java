package tern.app.cli;

import tern.app.boot.Folders;
import tern.app.transact.KnownRecipients;
import tern.app.transact.Summaries;
import tern.app.transact.ReviewChecks;
import tern.app.transact.ReviewChecks.DigestVerdict;
import tern.app.transact.Warning;
import tern.app.transact.Review;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.OutcomeReport;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.Quote;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.DigestState;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Draft;
import tern.wallet.chain.DraftReview;
import tern.wallet.chain.Era;
import tern.wallet.chain.Network;
import tern.wallet.chain.Outcome;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is said before and after a transaction, for cases that a healthy chain does not show.
class ReviewAndOutcomeTest {

    private static final AccountId FROM = AccountId.of(filled(1));
    private static final AccountId TO = AccountId.of(filled(2));
    private static final Hash32 HASH = Hash32.of(filled(9));
    private static final BlockRef BLOCK = new BlockRef(1_234_567, HASH);
    private static final Texts TEXTS = Texts.load(Locale.ROOT);

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static Rao tao(double amount) {
        return Rao.of((long) (amount * Rao.PER_TAO));
    }

    private static Review review(Intent intent, Optional<Quote> quote, Optional<Rao> limit, Era era) {
        return review(intent, quote, limit, era, "Pallet", "call",
                List.of(new Value.Field(Optional.of("dest"), Value.variant("Id", Value.of(TO.bytes()))),
                        new Value.Field(Optional.of("note"), Value.text("evil\u001b[2J\u202e")),
                        new Value.Field(Optional.empty(), Value.of(new byte[]{1, 2})),
                        new Value.Field(Optional.of("keep"), Value.of(true))));
    }

    private static Review review(Intent intent, Optional<Quote> quote, Optional<Rao> limit, Era era, String pallet,
            String name, List<Value.Field> args) {
        CallSpec call = new CallSpec("Pallet", "call", Map.of());
        Plan plan = new Plan(intent, call, limit, quote, tao(1.5), Optional.empty(), List.of(), BLOCK);
        // Nothing that is shown here asks the draft for its runtime.
        Draft draft = new Draft(FROM, KeyScheme.SR25519, call, new byte[0], new byte[0], new byte[0], 7, era, BLOCK,
                Rao.ZERO, HASH, null, Optional.of(HASH), DigestState.IN_FORCE, tao(0.0001));
        DraftReview decoded = new DraftReview(pallet, name, args,
                era, 7, Rao.ZERO, HASH, 424, 1, Optional.of(HASH), List.of());
        Network network = new Network("finney", "Finney", List.of(URI.create("wss://node")), Optional.of(HASH),
                Duration.ZERO, Network.Trust.PUBLIC);
        WalletEntry wallet = new WalletEntry("main", Optional.of(FROM), Protection.NACL, KeyScheme.SR25519, List.of(),
                List.of());
        return new Review(wallet, network, HASH, plan, draft, decoded, tao(100), Optional.of(tao(98.4999)),
                13, List.of(new Warning(Warning.Kind.PLAN, "Look twice.")));
    }

    private static Quote quote() {
        return new Quote(64, Quote.Side.BUY, tao(1.5), tao(30.25), tao(0.001), tao(0.05), tao(0.0505), 105,
                Quote.Source.RUNTIME_SIMULATION);
    }

    private static Outcome outcome(boolean success, Optional<DispatchFailure> failure) {
        return new Outcome(BLOCK, 3, HASH, success, failure, tao(0.0001), true, List.of());
    }

    private static OutcomeReport report(boolean done, Optional<Said> discrepancy) {
        return new OutcomeReport(done, Optional.of(tao(1.5)), Optional.of(tao(30)), tao(0.0001), discrepancy);
    }

    private static String told(Intent intent, Outcome outcome, OutcomeReport report) {
        return new OutcomeText(TEXTS).text(review(intent, Optional.empty(), Optional.empty(), new Era.Immortal()),
                outcome, report);
    }

    @Test
    void aTradeShowsWhatComesInAtWhichPriceAndWhichLimit() {
        Intent intent = new Intent.AddStake(FROM, TO, 64, tao(1.5), Optional.empty());
        String text = new ReviewText(TEXTS).text(
                review(intent, Optional.of(quote()), Optional.of(tao(0.05025)), new Era.Mortal(64, 7)));
        assertThat(text).startsWith("Stake TAO\n")
                .contains("1.500000000 τ")
                .contains("30.250000000 α64")
                .contains("0.050500000 τ for 1 α64, pool fee included: 1.05 % worse than the price now")
                .containsPattern("Limit of the price +0\\.050250000 τ for 1 α64")
                .contains("98.499900000 τ")
                .contains("about 13 minutes")
                .contains("signed in: the chain refuses")
                .contains("Note: Look twice.");
        assertThat(text.lines()).allMatch(line -> Plain.text(line).equals(line));
        assertThat(text).contains("dest = Id(" + TO.address() + ")").contains(" 0x0102\n").contains("keep = true");
    }

    @Test
    void everyCallOfABatchStandsOnLinesOfItsOwn() {
        Value first = Calls.value("SubtensorModule", "remove_stake_full_limit",
                args("hotkey", Value.of(TO.bytes()), "netuid", Value.of(4)));
        Value second = Calls.value("SubtensorModule", "remove_stake_full_limit",
                args("hotkey", Value.of(FROM.bytes()), "netuid", Value.of(5)));
        Intent all = new Intent.RemoveAllStake(FROM, Optional.empty(), Optional.empty());
        Review review = review(all, Optional.empty(), Optional.empty(), new Era.Mortal(64, 7), "Utility",
                "force_batch", List.of(new Value.Field(Optional.of("calls"), Value.seq(first, second))));
        String text = new ReviewText(TEXTS).text(review);
        assertThat(text.lines().map(String::strip)).containsSubsequence("Each of these is carried out whatever becomes "
                + "of the others:", "1. SubtensorModule.remove_stake_full_limit", "hotkey = " + TO.address(),
                "netuid = 4", "2. SubtensorModule.remove_stake_full_limit", "hotkey = " + FROM.address(),
                "netuid = 5");
        assertThat(json(review).path("review").path("arguments").get(0).path("value").stringValue())
                .as("nothing is cut")
                .contains(TO.address())
                .contains(FROM.address())
                .doesNotContain("…");
    }

    private static Map<String, Value> args(String one, Value first, String other, Value second) {
        Map<String, Value> args = new LinkedHashMap<>();
        args.put(one, first);
        args.put(other, second);
        return args;
    }

    @Test
    void everythingThereIsSaidInWordsAndWhereTheBytesSayIt() {
        Value everything = new Value.Int(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        Intent move = new Intent.MoveStake(FROM, TO, FROM, 4, Optional.empty());
        String text = new ReviewText(TEXTS).text(review(move, Optional.empty(), Optional.empty(), new Era.Immortal(),
                "SubtensorModule", "move_stake", List.of(new Value.Field(Optional.of("alpha_amount"), everything))));
        assertThat(text).contains("1.500000000 α4 (everything there)")
                .contains("alpha_amount = 18446744073709551615 (everything there)");
        Intent part = new Intent.MoveStake(FROM, TO, FROM, 4, Optional.of(tao(1.5)));
        assertThat(new ReviewText(TEXTS).text(review(part, Optional.empty(), Optional.empty(), new Era.Immortal())))
                .doesNotContain("everything");
    }

    @Test
    void ofATradeInPartWhatFitsIsShownAndPaid() {
        Intent.AddStake add = new Intent.AddStake(FROM, TO, 64, tao(1.5), Optional.empty(), AtLimit.PARTIAL);
        Quote fits = new Quote(64, Quote.Side.BUY, tao(0.5), tao(10), Rao.ZERO, tao(0.05), tao(0.05), 10,
                Quote.Source.RUNTIME_SIMULATION);
        assertThat(new ReviewText(TEXTS).text(review(add, Optional.of(fits), Optional.of(tao(0.05)),
                new Era.Immortal()))).containsPattern("Fits now, about +0\\.500000000 τ");
        assertThat(new ReviewText(TEXTS).text(review(add, Optional.of(quote()), Optional.of(tao(0.05)),
                new Era.Immortal()))).doesNotContain("Fits now");
    }

    @Test
    void dividendsThatStayAlphaAreNoTao() {
        Intent claim = new Intent.ClaimRoot(FROM, Optional.empty());
        Review some = review(claim, Optional.empty(), Optional.empty(), new Era.Immortal());
        assertThat(new ReviewText(TEXTS).text(some)).contains("1.500000000 τ");
        assertThat(Summaries.of(some).words()).isEqualTo("claim root dividends, about 1.500000000 τ");
        Plan none = new Plan(claim, some.plan().call(), Optional.empty(), Optional.empty(), Rao.ZERO, Optional.empty(),
                List.of(), BLOCK);
        Review kept = new Review(some.wallet(), some.network(), some.genesis(), none, some.draft(), some.decoded(),
                some.freeBefore(), some.freeAfter(), some.minutes(), some.warnings());
        assertThat(new ReviewText(TEXTS).text(kept)).contains("alpha of the subnets that paid it, and no TAO");
        assertThat(Summaries.of(kept).words()).isEqualTo("claim root dividends as alpha");
    }

    @Test
    void noLimitAndNoEndAreSaid() {
        Intent intent = new Intent.RemoveStake(FROM, TO, 0, Optional.empty(), Optional.empty());
        String text = new ReviewText(TEXTS).text(
                review(intent, Optional.of(quote()), Optional.empty(), new Era.Immortal()));
        assertThat(text).contains("none: these rules of the chain take any price")
                .contains("until the next runtime")
                .contains("You take out")
                .contains("1.500000000 τ");
        JsonNode json = json(review(intent, Optional.empty(), Optional.empty(), new Era.Immortal()));
        assertThat(json.path("review").path("validUntilBlock").isNull()).isTrue();
        assertThat(json.path("review").path("expectedRao").isNull()).isTrue();
        assertThat(json.path("review").path("unit").stringValue()).isEqualTo("TAO");
        assertThat(json.path("review").path("arguments").get(0).path("value").stringValue())
                .isEqualTo("Id(" + TO.address() + ")");
    }

    private static JsonNode json(Review review) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Json json = new Json()) {
            ReviewText.write(json, review);
            OutcomeText.write(json, null, null);
            json.writeTo(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        }
        return JsonMapper.shared().readTree(bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everyIntentHasItsWordsOfSuccess() {
        OutcomeReport done = report(true, Optional.empty());
        Outcome included = outcome(true, Optional.empty());
        assertThat(told(new Intent.Transfer(FROM, TO, tao(1.5), true), included, done))
                .contains("Sent 1.500000000 τ to " + TO.address() + ".")
                .contains("1,234,567  " + HASH)
                .contains("yes, it cannot be undone");
        assertThat(told(new Intent.TransferAll(FROM, TO, true), included, done)).contains("Sent 1.500000000 τ");
        assertThat(told(new Intent.AddStake(FROM, TO, 64, tao(1.5), Optional.empty()), included, done))
                .contains("Staked 1.500000000 τ: 30.000000000 α64 on subnet 64.");
        assertThat(told(new Intent.RemoveStake(FROM, TO, 64, Optional.empty(), Optional.empty()), included, done))
                .contains("Took out 30.000000000 α64 of stake on subnet 64: 1.500000000 τ are free again.");
    }

    @Test
    void failuresAndDifferencesAreNotCalledSuccess() {
        Intent intent = new Intent.Transfer(FROM, TO, tao(1.5), true);
        DispatchFailure failure = new DispatchFailure("Token", "FundsUnavailable", "", "",
                OptionalInt.empty());
        assertThat(told(intent, outcome(false, Optional.of(failure)), report(false, Optional.empty())))
                .contains("failed there")
                .contains("There is not enough balance for this payment.")
                .doesNotContain("Sent");
        assertThat(told(intent, outcome(false, Optional.empty()), report(false, Optional.empty())))
                .contains("gives no reason")
                .doesNotContain("Sent");
        assertThat(told(intent, outcome(true, Optional.empty()), report(false, Optional.empty())))
                .contains("nothing shows that it did what you asked for")
                .doesNotContain("Sent");
        assertThat(told(intent, outcome(true, Optional.empty()), report(true, Optional.of(Said.of("Less arrived.")))))
                .contains("Sent")
                .contains("Note: Less arrived.");
        assertThat(told(intent, outcome(true, Optional.empty()),
                new OutcomeReport(true, Optional.empty(), Optional.empty(), Rao.ZERO, Optional.empty())))
                .contains("Sent — to");
    }

    @Test
    void allThatCanBeSentIsWhatTheRealFeeLeaves() {
        CallSpec call = new CallSpec("Pallet", "call", Map.of());
        Plan all = new Plan(new Intent.TransferAll(FROM, TO, true), call, Optional.empty(), Optional.empty(),
                Rao.of(1_000_000), Optional.of(Rao.of(150)), List.of(), BLOCK);
        assertThat(Review.amount(all, Rao.of(100))).isEqualTo(Rao.of(1_000_050));
        Plan some = new Plan(new Intent.Transfer(FROM, TO, Rao.of(1_000_000), true), call, Optional.empty(),
                Optional.empty(), Rao.of(1_000_000), Optional.of(Rao.of(150)), List.of(), BLOCK);
        assertThat(Review.amount(some, Rao.of(100))).isEqualTo(Rao.of(1_000_000));
    }

    @Test
    void aDifferenceFromWhatWasAskedForIsNotSuccess() {
        Failures.Failure failure = TransactionFlow.failedOutcome(outcome(true, Optional.empty()),
                report(true, Optional.of(Said.of("Less arrived."))), TEXTS);
        assertThat(failure).isNotNull();
        assertThat(failure.trouble()).isEqualTo(Trouble.DIFFERS);
        assertThat(failure.trouble().exitCode()).isEqualTo(1);
        assertThat(failure.sentence()).isEqualTo("Less arrived.");
        assertThat(TransactionFlow.failedOutcome(outcome(true, Optional.empty()), report(true, Optional.empty()),
                TEXTS)).isNull();
        assertThat(TransactionFlow.failedOutcome(outcome(true, Optional.empty()), report(false, Optional.empty()),
                TEXTS)).isNotNull();
    }

    @Test
    void whatIsLeftAndCannotLeaveIsAnEndAndNoFailure() {
        for (PlanException.Kind kind : PlanException.Kind.values()) {
            assertThat(TransactionFlow.isEnd(new PlanException(kind, "Nothing can leave now.", null))).as(kind.name())
                    .isEqualTo(kind == PlanException.Kind.AMOUNT || kind == PlanException.Kind.STAKE);
        }
    }

    @Test
    void finneyIsOnlySignedForWithTheDigestInForce() {
        assertThat(ReviewChecks.digestVerdict(DigestState.IN_FORCE, true)).isEqualTo(DigestVerdict.SIGN);
        assertThat(ReviewChecks.digestVerdict(DigestState.REFUSED, true)).isEqualTo(DigestVerdict.NEVER);
        assertThat(ReviewChecks.digestVerdict(DigestState.NOT_SUPPORTED, true)).isEqualTo(DigestVerdict.NEVER);
        assertThat(TEXTS.get("refuse.digest")).doesNotContain("--without-digest");
    }

    @Test
    void otherChainsMayBeSignedForWithoutTheDigest() {
        assertThat(ReviewChecks.digestVerdict(DigestState.REFUSED, false)).isEqualTo(DigestVerdict.ONLY_IF_ALLOWED);
        assertThat(ReviewChecks.digestVerdict(DigestState.NOT_SUPPORTED, false)).isEqualTo(DigestVerdict.SIGN);
        assertThat(TEXTS.get("refuse.digest-flag")).contains("--without-digest");
    }

    @Test
    void addressesThatOnlyLookAlikeAreFound() {
        String known = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
        String twin = "5Grwv" + "x".repeat(39) + "utQY";
        assertThat(KnownRecipients.lookAlike(twin, List.of(known))).hasValue(known);
        assertThat(KnownRecipients.lookAlike(known, List.of(known))).isEmpty();
        assertThat(KnownRecipients.lookAlike("5Grwx" + twin.substring(5), List.of(known))).isEmpty();
        assertThat(KnownRecipients.lookAlike(twin.substring(0, 44) + "utQZ", List.of(known))).isEmpty();
        assertThat(KnownRecipients.lookAlike(twin, List.of("", "5", "5Grw"))).isEmpty();
    }

    @Test
    void recipientsAreRememberedForEachChain(@TempDir Path home) throws Exception {
        Folders folders = Folders.find(Map.of("TERN_HOME", home.toString()), Optional.empty(), Optional.empty());
        new KnownRecipients(folders, HASH).add(TO);
        new KnownRecipients(folders, HASH).add(FROM);
        new KnownRecipients(folders, HASH).add(TO);
        assertThat(new KnownRecipients(folders, HASH).addresses()).containsExactly(TO.address(), FROM.address());
        assertThat(new KnownRecipients(folders, Hash32.of(filled(8))).addresses()).isEmpty();
    }
}

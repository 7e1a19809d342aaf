package tern.app.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.app.boot.PendingTransactions;
import tern.app.transact.AddressNames;
import tern.app.transact.Amounts;
import tern.app.transact.KnownRecipients;
import tern.app.transact.PlanRun;
import tern.app.transact.RecipientChecks;
import tern.app.transact.Review;
import tern.app.transact.ReviewChecks;
import tern.wallet.bittensor.Planner;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxStatus;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// `tern stake plan`: spreads what an account has over subnets. Shares are words of the form `NETUID=PERCENT` or
/// `NETUID=PERCENT@VALIDATOR`, amounts such as `NETUID=12.5tao`; what is not named stays with `--keep` and
/// becomes free TAO with `--sell-rest`.
///
/// All legs are reviewed together and signed with one consent; they are sent one after the other.
final class StakePlanCommand implements Command {

    /// What stands behind an amount.
    private static final List<String> AMOUNTS = List.of("tao", "τ");

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        StakeTarget target = target(invocation);
        Optional<Tolerance> tolerance = StakeCommand.tolerance(invocation.arguments().value("--tolerance"), invocation);
        WalletEntry wallet = Wallets.find(invocation.arguments().needed("--from"), invocation);
        AccountId coldkey = Wallets.coldkey(wallet, invocation);
        Keystore keystore = Wallets.keystore(invocation);
        TransactionRules rules = new TransactionRules(invocation, keystore);
        Transactions.Until until = rules.until();
        int validBlocks = Math.max(rules.validBlocks(), PlanRun.VALID_BLOCKS);
        new Unlocking(invocation, keystore).requireCanSign(wallet);
        AddressNames names = rules.names();
        try (ChainClient chain = invocation.connect()) {
            StakePlan plan = new Planner(chain).plan(coldkey, target, tolerance);
            requireNamed(plan, target, invocation);
            RecipientChecks recipients = new RecipientChecks(names,
                    new KnownRecipients(invocation.folders(), chain.genesis()).addresses());
            PlanRun run = PlanRun.prepare(chain, wallet, coldkey, plan, new ReviewChecks(recipients),
                    new PendingTransactions(invocation.folders()), validBlocks)
                    .withPatience(TransactionRules.PATIENCE);
            return new Session(invocation, wallet, keystore, rules, recipients, run).go(chain, until);
        }
    }

    /// Stake that no share and no `--keep` names would be sold: that has to be said.
    private static void requireNamed(StakePlan plan, StakeTarget target, Invocation invocation) throws TernException {
        if (invocation.arguments().has("--sell-rest")) {
            return;
        }
        Set<Integer> named = new LinkedHashSet<>(target.keep());
        target.shares().forEach(share -> named.add(share.netuid()));
        List<String> sold = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (StakePlan.Outlook place : plan.outlook()) {
            if (place.netuid().isPresent() && place.after().compareTo(place.now()) < 0
                    && !named.contains(place.netuid().getAsInt())) {
                numbers.add(Integer.toString(place.netuid().getAsInt()));
                sold.add(invocation.texts()
                        .get("plan.unnamed-place", numbers.getLast(), Amounts.brief(place.now(), Amounts.TAO)));
            }
        }
        if (!sold.isEmpty()) {
            throw invocation.usage("plan.unnamed", String.join(", ", sold), String.join(",", numbers));
        }
    }

    /// `0=50% 64=33%@5F… 7=12.5tao`
    static StakeTarget target(Invocation invocation) throws TernException {
        List<StakeTarget.Share> shares = new ArrayList<>();
        for (String word : invocation.arguments().positionals()) {
            shares.add(share(word, invocation));
        }
        Set<Integer> keep = new LinkedHashSet<>();
        Optional<String> kept = invocation.arguments().value("--keep");
        for (String word : kept.isEmpty() ? List.<String>of() : List.of(kept.get().split(",", -1))) {
            keep.add(SubnetsCommand.netuid(word.strip(), invocation));
        }
        if (shares.isEmpty()) {
            throw invocation.usage("plan.no-shares");
        }
        try {
            return new StakeTarget(shares, keep);
        } catch (IllegalArgumentException e) {
            throw invocation.usage("plan.bad-shares");
        }
    }

    private static StakeTarget.Share share(String word, Invocation invocation) throws TernException {
        int equals = word.indexOf('=');
        int at = word.indexOf('@');
        if (equals < 1 || (at >= 0 && at < equals)) {
            throw invocation.usage("plan.bad-share");
        }
        int netuid = SubnetsCommand.netuid(word.substring(0, equals), invocation);
        String wanted = word.substring(equals + 1, at < 0 ? word.length() : at).strip();
        Optional<AccountId> hotkey = at < 0 ? Optional.empty() : Optional.of(Ss58.parse(word.substring(at + 1)));
        String unit = AMOUNTS.stream().filter(wanted.toLowerCase(Locale.ROOT)::endsWith).findFirst().orElse("");
        String percent = wanted.endsWith("%") ? wanted.substring(0, wanted.length() - 1).strip() : wanted;
        try {
            if (!unit.isEmpty()) {
                Rao amount = TransactionFlow.amount(wanted.substring(0, wanted.length() - unit.length()).strip(),
                        invocation);
                return new StakeTarget.Share(netuid, amount, hotkey);
            }
            if (percent.length() <= 6 && percent.indexOf('e') < 0 && percent.indexOf('E') < 0) {
                return new StakeTarget.Share(netuid, new BigDecimal(percent).movePointRight(2).intValueExact(), hotkey);
            }
        } catch (ArithmeticException | IllegalArgumentException ignored) {
            // The same sentence says it.
        }
        throw invocation.usage("plan.bad-share");
    }

    /// One run of the command from the review on.
    private static final class Session implements PlanRun.Listener {

        private final Invocation invocation;
        private final WalletEntry wallet;
        private final Keystore keystore;
        private final TransactionRules rules;
        private final RecipientChecks recipients;
        private final PlanRun run;
        private List<PlanRun.Leg> legs = List.of();

        Session(Invocation invocation, WalletEntry wallet, Keystore keystore, TransactionRules rules,
                RecipientChecks recipients, PlanRun run) {
            this.invocation = invocation;
            this.wallet = wallet;
            this.keystore = keystore;
            this.rules = rules;
            this.recipients = recipients;
            this.run = run;
        }

        int go(ChainClient chain, Transactions.Until until) throws TernException, IOException {
            StakePlanText text = new StakePlanText(invocation.texts());
            if (!invocation.json()) {
                invocation.print(text.review(run));
                proceed(until);
                invocation.print(text.result(legs));
                Failures.Failure failure = text.failure(legs);
                if (failure != null) {
                    invocation.print(invocation.texts().get("plan.stopped", failure.sentence()) + '\n');
                }
                return failure == null ? 0 : failure.trouble().exitCode();
            }
            Failures.@Nullable Failure failure = null;
            try {
                proceed(until);
                failure = text.failure(legs);
            } catch (TernException | IOException | RuntimeException | Error e) {
                failure = Failures.ofAny(e, invocation.texts(), StakePlanCommand.class);
            }
            try (Json json = new Json()) {
                json.text("network", chain.network().id())
                        .text("genesis", chain.genesis().toString())
                        .text("action", "stake-plan");
                StakePlanText.write(json, run, legs);
                if (failure != null) {
                    CommandLineProgram.writeError(json, failure);
                }
                json.writeTo(invocation.out());
            }
            return failure == null ? 0 : failure.trouble().exitCode();
        }

        private void proceed(Transactions.Until until) throws TernException, IOException {
            for (Review review : run.reviews()) {
                rules.requireSafe(review, recipients);
            }
            if (run.reviews().isEmpty() || invocation.arguments().has("--dry-run")) {
                return;
            }
            Instant shown = rules.consent(Review.TRADE_LASTS);
            try (KeyPair key = new Unlocking(invocation, keystore).coldkey(wallet)) {
                rules.requireFresh(shown, Review.TRADE_LASTS);
                run.sign(Signer.of(key));
            }
            legs = run.run(until, this);
        }

        @Override
        public void sending(int leg, SignedExtrinsic extrinsic) {
            invocation.announce(extrinsic);
            invocation.remark("plan.sending", leg + 1, run.reviews().size());
        }

        @Override
        public void heard(int leg, TxStatus status) {
            rules.follow(status);
        }

        @Override
        public void came(int leg, PlanRun.Leg state) {
            // the result at the end says it
        }
    }
}

package tern.app.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tern.app.feed.PortfolioSource.Watch;
import tern.app.feed.Samples;
import tern.app.history.Past.PositionPast;
import tern.wallet.chain.BlockRef;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.CurrencyPrice;
import tern.wallet.history.ActivityKind;
import tern.wallet.history.Earnings;
import tern.wallet.history.Payments;
import tern.wallet.history.Point;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// A history that says what a test tells it to.
public final class ScriptedHistory implements HistorySource {

    private final List<Consumer<HistoryState>> listeners = new CopyOnWriteArrayList<>();
    private final List<ActivityEntry> entries = new CopyOnWriteArrayList<>();
    private volatile HistoryState state = HistoryState.empty();
    private volatile Duration known = Duration.ZERO;
    private volatile boolean complete = true;
    private volatile Rewards rewards = new Rewards(List.of(), List.of());
    private volatile int fills;
    private volatile int cancels;
    private volatile int readings;

    /// How far back samples reach; nothing by default.
    public ScriptedHistory reaching(Duration back, boolean earnedIsTold) {
        known = back;
        complete = earnedIsTold;
        return this;
    }

    public void add(ActivityEntry... more) {
        entries.addAll(0, List.of(more));
        publish(HistoryState::withActivity);
    }

    /// As after each minute's sample.
    public void sampled() {
        publish(HistoryState::withSamples);
    }

    /// How often the activity was read.
    public int readings() {
        return readings;
    }

    public synchronized void publish(UnaryOperator<HistoryState> change) {
        state = change.apply(state);
        HistoryState now = state;
        listeners.forEach(listener -> listener.accept(now));
    }

    public void filling(int done, int steps) {
        publish(now -> now.withFill(Optional.of(new HistoryState.Fill(done, steps))));
    }

    public void notFilling() {
        publish(now -> now.withFill(Optional.empty()));
    }

    public void fillable(boolean can) {
        publish(now -> now.withFillable(can));
    }

    public int fills() {
        return fills;
    }

    public int cancels() {
        return cancels;
    }

    public int listeners() {
        return listeners.size();
    }

    @Override
    public HistoryState current() {
        return state;
    }

    @Override
    public Watch watch(Consumer<HistoryState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }

    /// What was kept of the total, by the network's word.
    public final Map<String, LastOwned> lasts = new HashMap<>();

    @Override
    public Optional<LastOwned> last(String network, List<AccountId> accounts) {
        return Optional.ofNullable(lasts.get(network));
    }

    /// A line that wanders to the present total, the same at every call.
    @Override
    public Past past(PortfolioSnapshot now, Span span) {
        Instant end = now.blockTime().orElseThrow();
        Duration length = known.compareTo(span.length()) < 0 ? known : span.length();
        if (known.isZero()) {
            return Past.nothing(span, end);
        }
        Random random = new Random(7);
        int steps = (int) Math.clamp(length.toMillis() / span.step().toMillis(), 2, 120);
        List<Point> points = new ArrayList<>();
        double value = now.totalExit().value() * 0.95;
        double drift = (now.totalExit().value() - value) / steps;
        for (int i = 0; i < steps; i++) {
            Rao total = Rao.of(Math.round(value + Math.sin(i / 5.0) * drift * 18));
            points.add(new Point(now.block().number() - (steps - i) * 100L,
                    end.minus(length).plus(length.multipliedBy(i).dividedBy(steps)), total, total));
            value += drift * (0.5 + random.nextDouble());
        }
        points.add(new Point(now.block().number(), end, now.totalExit(), now.totalSpot()));
        Map<Past.Key, PositionPast> positions = new HashMap<>();
        boolean day = known.compareTo(Duration.ofDays(1)) >= 0;
        boolean week = known.compareTo(Duration.ofDays(7)) >= 0;
        now.accounts()
                .forEach(account -> account.positions()
                        .forEach(position -> positions.put(
                                new Past.Key(account.account(),
                                        new Earnings.Place(position.netuid(), position.hotkey())),
                                new PositionPast(
                                        day
                                                ? Optional.of(Rao.of(position.price().value() * (position.netuid() == 0
                                                        ? 1_000
                                                        : 960 + position.netuid()) / 1_000))
                                                : Optional.empty(),
                                        week && complete
                                                ? Optional.of(Rao.of(position.exit().value() / 200 + 1_000))
                                                : Optional.empty(),
                                        week ? Optional.of(position.alpha()) : Optional.empty()))));
        return new Past(span, end, points, known.compareTo(span.length()) >= 0 || span == Span.ALL,
                Samples.tao("9.441"), complete, paid(now, end.minus(length)), positions);
    }

    private Payments paid(PortfolioSnapshot now, Instant from) {
        return Payments.of(entries.stream().filter(entry -> !entry.time().isBefore(from)).toList(),
                now.accounts().stream().map(AccountPicture::account).collect(Collectors.toSet()));
    }

    @Override
    public synchronized List<ActivityEntry> activity(Hash32 genesis, List<AccountId> accounts, int most) {
        readings++;
        return entries.stream().filter(entry -> accounts.contains(entry.account())).limit(most).toList();
    }

    /// What accounts earned from now on.
    public void rewarded(Rewards now) {
        rewards = now;
        sampled();
    }

    @Override
    public Rewards rewards(Hash32 genesis, AccountId account, Instant from, Instant to) {
        return new Rewards(rewards.rewards()
                .stream()
                .filter(reward -> reward.account().equals(account) && !reward.time().isBefore(from)
                        && !reward.time().isAfter(to))
                .toList(), rewards.untoldOn());
    }

    /// What TAO cost, as the window kept it; oldest first.
    public final List<CurrencyPrice> kept = new CopyOnWriteArrayList<>();

    @Override
    public void keep(CurrencyPrice price) {
        kept.add(price);
    }

    @Override
    public PastCurrency currency(Hash32 genesis, String currency) {
        return PastCurrency.of(kept.stream().filter(price -> price.currency().equals(currency)).toList());
    }

    private final PaidDays paid = PaidDays.unkept();

    @Override
    public PaidDays paid() {
        return paid;
    }

    @Override
    public void fill() {
        fills++;
    }

    @Override
    public void cancelFill() {
        cancels++;
    }

    /// An entry of `savings` some blocks before the sample portfolio's.
    public static ActivityEntry entry(
            ActivityKind kind, long blocksAgo, int netuid, String other, String tao, String fee) {
        long block = Samples.BLOCK - blocksAgo;
        boolean stake = netuid >= 0;
        return new ActivityEntry(Samples.SAVINGS.account(), new BlockRef(block, Samples.hash("block " + block)),
                Instant.parse("2026-11-22T12:00:00Z").minusSeconds(12 * blocksAgo), OptionalInt.of(3),
                OptionalInt.of(1), Optional.of(Samples.hash("extrinsic " + block)), kind,
                stake ? OptionalInt.of(netuid) : OptionalInt.empty(), OptionalInt.empty(),
                stake ? Optional.of(Samples.account("hotkey Taostats64")) : Optional.empty(),
                other.isEmpty() ? Optional.empty() : Optional.of(Samples.account(other)),
                tao.isEmpty() ? Optional.empty() : Optional.of(Samples.tao(tao)),
                stake ? Optional.of(Samples.tao("12.5")) : Optional.empty(), Samples.tao(fee),
                kind == ActivityKind.FAILED
                        ? Optional.of("The price went past your limit. Nothing was staked; try again with more room.")
                        : Optional.empty(),
                kind == ActivityKind.RECEIVED || kind == ActivityKind.SENT
                        ? "Balances.transfer_keep_alive"
                        : "SubtensorModule.add_stake_limit",
                false,
                "Balances.Withdraw who: 5F3sa2TJAWMqDhXG6jhV4N8ko9SxwGy8TpaNS1repo5EYjQX, amount: 124000\n"
                        + "System.ExtrinsicSuccess dispatch_info: {weight: {ref_time: 1, proof_size: 2}}");
    }

    /// A few days of a person's activity, newest first.
    public static ActivityEntry[] someDays() {
        return new ActivityEntry[]{
                entry(ActivityKind.RECEIVED, 12, -1, "exchange", "120", "0"),
                entry(ActivityKind.STAKED, 300, 64, "", "10", "0.000124"),
                entry(ActivityKind.FAILED, 420, -1, "", "", "0.000124"),
                entry(ActivityKind.SENT, 5_000, -1, "friend", "2.5", "0.000124"),
                entry(ActivityKind.CLAIMED, 9_000, 0, "", "0.412", "0.000124"),
                entry(ActivityKind.UNSTAKED, 14_000, 56, "", "33.002", "0.000124"),
                entry(ActivityKind.STAKE_MOVED, 22_000, 4, "second validator", "5", "0.000124"),
                entry(ActivityKind.REGISTERED, 40_000, 62, "", "", "0.000124")};
    }
}

package tern.app.stake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.chart.BarData;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.history.Reward;
import tern.app.history.Rewards;
import tern.app.ui.Addresses;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.history.HistoryException;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// What the positions of the shown accounts on the subnet that is looked at earned each day, as far as the history knows
/// it. What was read of one subnet or account is never told as another's. To be called on the FX thread.
final class EarnedPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(EarnedPresenter.class);
    private static final Duration DAY = Duration.ofDays(1);
    /// Validators with a part of their own in the chart; the others are one.
    private static final int PARTS = 7;

    private final TabsModel model;
    private final StakeModel stake;
    private final HistorySource history;
    private final StakePresenter.Ports ports;
    private final Texts texts;
    private final TaoFormat format;
    private final ZoneId zone;
    private Optional<PortfolioSnapshot> snapshot = Optional.empty();
    private List<NamedAccount> accounts = List.of();
    private Optional<Integer> chosen = Optional.empty();
    private Optional<Problem> problem = Optional.empty();
    private Optional<Answer> found = Optional.empty();
    private long samples = -1;
    private long activity = -1;
    private boolean looked;
    private boolean reading;
    private boolean due;

    private record Wanted(Hash32 chain, List<AccountId> whose, int netuid, EarnedSpan span) {}

    /// @param trouble why nothing was read
    private record Answer(Wanted wanted, List<Reward> rewards, int untold, Optional<String> trouble) {}

    EarnedPresenter(TabsModel model, StakeModel stake, HistorySource history, StakePresenter.Ports ports, Texts texts,
            TaoFormat format, ZoneId zone) {
        this.model = model;
        this.stake = stake;
        this.history = history;
        this.ports = ports;
        this.texts = texts;
        this.format = format.unmasked();
        this.zone = zone;
    }

    void show(PortfolioState state) {
        Optional<Wanted> before = wanted();
        snapshot = state.snapshot();
        accounts = state.accounts();
        if (!wanted().equals(before)) {
            read();
        } else {
            picture();
        }
    }

    void show(HistoryState state) {
        problem = state.problem();
        boolean newer = state.samples() != samples || state.activity() != activity;
        samples = state.samples();
        activity = state.activity();
        if (newer) {
            read();
        }
    }

    /// Which subnet is looked at.
    void choose(Optional<Integer> netuid) {
        if (!netuid.equals(chosen)) {
            chosen = netuid;
            read();
        }
    }

    /// Nothing is read while nobody looks.
    void looked(boolean now) {
        if (now != looked) {
            looked = now;
            read();
        }
    }

    void span(EarnedSpan span) {
        if (span != model.span.get()) {
            model.span.set(span);
            read();
        }
    }

    /// Names may be known now.
    void again() {
        picture();
    }

    private Optional<Wanted> wanted() {
        return snapshot.flatMap(known -> chosen.map(netuid -> new Wanted(known.genesis(),
                accounts.stream().map(NamedAccount::account).distinct().toList(), netuid, model.span.get())));
    }

    private void read() {
        Optional<Wanted> now = wanted();
        picture();
        if (!looked || now.isEmpty()) {
            return;
        }
        if (reading) {
            due = true;
            return;
        }
        Wanted wanted = now.get();
        Instant to = snapshot.flatMap(PortfolioSnapshot::blockTime).orElse(Instant.EPOCH);
        reading = true;
        due = false;
        ports.background().execute(() -> {
            Answer answer = answer(wanted, to);
            ports.ui().execute(() -> arrived(answer));
        });
    }

    private Answer answer(Wanted wanted, Instant to) {
        List<Reward> rewards = new ArrayList<>();
        int untold = 0;
        try {
            Instant from = to.minus(wanted.span().length());
            for (AccountId account : wanted.whose()) {
                // what the first day brought is told by the sample before it
                Rewards read = history.rewards(wanted.chain(), account, from.minus(DAY), to.plusSeconds(1));
                read.rewards()
                        .stream()
                        .filter(reward -> reward.netuid() == wanted.netuid() && !reward.time().isBefore(from))
                        .forEach(rewards::add);
                untold += read.untold(wanted.netuid());
            }
            return new Answer(wanted, rewards, untold, Optional.empty());
        } catch (HistoryException e) {
            LOG.warn("what was earned could not be read: {} {}", e.sentence(), e.details().orElse(""));
            return new Answer(wanted, List.of(), 0, Optional.of(e.sentence()));
        } catch (RuntimeException e) {
            LOG.error("what was earned could not be read", e);
            return new Answer(wanted, List.of(), 0, Optional.of(texts.get("problem.defect")));
        }
    }

    private void arrived(Answer answer) {
        reading = false;
        boolean still = wanted().equals(Optional.of(answer.wanted()));
        if (still) {
            found = Optional.of(answer);
            picture();
        }
        if (!still || due) {
            read();
        }
    }

    // --- what is shown

    private void picture() {
        Optional<EarnedPicture> now = looked
                ? found.filter(answer -> wanted().equals(Optional.of(answer.wanted()))).map(this::picture)
                : Optional.empty();
        if (!model.earned.get().equals(now)) {
            model.earned.set(now);
        }
    }

    private EarnedPicture picture(Answer answer) {
        int netuid = answer.wanted().netuid();
        Map<AccountId, String> names = new HashMap<>();
        accounts.forEach(named -> names.putIfAbsent(named.account(), named.name()));
        List<EarnedPicture.Row> rows = new ArrayList<>();
        Rao alpha = Rao.ZERO;
        Rao value = Rao.ZERO;
        for (Reward reward : answer.rewards()) {
            rows.add(new EarnedPicture.Row(reward.time(), names.getOrDefault(reward.account(), ""), reward.hotkey(),
                    title(reward.hotkey()), reward.alpha(), reward.value()));
            alpha = alpha.plus(reward.alpha());
            value = value.plus(reward.value());
        }
        rows.sort(Comparator.comparing(EarnedPicture.Row::time).reversed());
        String symbol = netuid == 0
                ? TaoFormat.TAO
                : snapshot.map(known -> known.subnets().get(netuid)).map(Subnet::symbol).orElse("");
        return new EarnedPicture(netuid, symbol, data(answer.rewards()), rows, alpha, value,
                answer.wanted().whose().size() > 1, notes(answer));
    }

    private String title(AccountId hotkey) {
        return stake.validators.stream()
                .filter(row -> row.hotkey().equals(hotkey))
                .findFirst()
                .map(ValidatorRow::title)
                .or(() -> stake.holdings.stream()
                        .filter(row -> row.key().hotkey().equals(hotkey))
                        .findFirst()
                        .map(row -> row.values().get().validator()))
                .orElseGet(() -> Addresses.shorten(hotkey));
    }

    private List<String> notes(Answer answer) {
        int netuid = answer.wanted().netuid();
        List<String> notes = new ArrayList<>();
        answer.trouble().or(() -> problem.map(Problem::sentence)).ifPresent(notes::add);
        if (netuid == 0) {
            notes.add(texts.get("stake.earned.root"));
        }
        if (answer.rewards().isEmpty() && answer.trouble().isEmpty()) {
            boolean staked = stake.holdings.stream().anyMatch(row -> row.key().netuid() == netuid);
            notes.add(texts.get(netuid == 0
                    ? "stake.earned.root.none"
                    : staked ? "stake.earned.none" : "stake.earned.no.stake"));
        }
        if (answer.untold() > 0) {
            notes.add(texts.get(answer.untold() == 1 ? "stake.earned.untold.one" : "stake.earned.untold.many",
                    format.count(answer.untold())));
        }
        return notes;
    }

    /// A bar a day, with a part for each validator, the one that brought most first.
    private Optional<BarData> data(List<Reward> rewards) {
        if (rewards.isEmpty()) {
            return Optional.empty();
        }
        Map<AccountId, Rao> totals = new LinkedHashMap<>();
        rewards.forEach(reward -> totals.merge(reward.hotkey(), reward.alpha(), Rao::plus));
        List<AccountId> order = totals.entrySet()
                .stream()
                .sorted(Map.Entry.<AccountId, Rao>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        int own = order.size() <= PARTS ? order.size() : PARTS - 1;
        List<BarData.Series> series = new ArrayList<>();
        for (int i = 0; i < own; i++) {
            series.add(new BarData.Series(title(order.get(i)), Series.styleClass(i + 1)));
        }
        if (own < order.size()) {
            series.add(new BarData.Series(texts.get("stake.earned.others"), Series.styleClass(Series.OTHER)));
        }
        TreeMap<LocalDate, Rao[]> days = new TreeMap<>();
        for (Reward reward : rewards) {
            Rao[] parts = days.computeIfAbsent(reward.time().atZone(zone).toLocalDate(), _ -> nothing(series.size()));
            int place = Math.min(order.indexOf(reward.hotkey()), series.size() - 1);
            parts[place] = parts[place].plus(reward.alpha());
        }
        List<BarData.Day> bars = new ArrayList<>();
        days.forEach((day, parts) -> bars.add(new BarData.Day(day, List.of(parts))));
        return Optional.of(new BarData(texts.get("stake.earned.name"), series, bars));
    }

    private static Rao[] nothing(int parts) {
        Rao[] none = new Rao[parts];
        Arrays.fill(none, Rao.ZERO);
        return none;
    }
}

package tern.app.home;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.history.LastOwned;
import tern.app.history.Past;
import tern.app.history.Span;
import tern.app.ui.Addresses;
import tern.app.ui.Ages;
import tern.app.chart.TimeData;
import tern.app.chart.TimeLine;
import tern.app.chart.ValueUnit;
import tern.app.ui.Moments;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionValues;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.history.HistoryException;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.history.Point;
import tern.wallet.history.PositionSample;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Decides what Home shows of the past: the line, the change over it, and two columns of the table. Plain Java; to be
/// called on the FX thread.
///
/// The store is read in the background, one reading at a time; while numbers come faster than that, the newest ones are
/// read for, at most every other second.
public final class ChartPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(ChartPresenter.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /// A line shorter than this says nothing.
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final HomeModel model;
    private final HistorySource history;
    private final Ports ports;
    private final Texts texts;
    private final TaoFormat format;
    private Optional<Network> network = Optional.empty();
    private List<NamedAccount> accounts = List.of();
    private Optional<PortfolioSnapshot> snapshot = Optional.empty();
    private HistoryState state;
    private Instant lastRead = Instant.EPOCH;
    private boolean reading;
    private boolean again;
    private boolean troubled;
    private int lasts;

    /// @param background runs what reads files
    /// @param ui         runs on the FX thread, from any thread
    public record Ports(Executor background, Consumer<Runnable> ui, InstantSource clock, Locale locale, ZoneId zone) {}

    public ChartPresenter(HomeModel model, HistorySource history, Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.history = history;
        this.ports = ports;
        this.texts = texts;
        this.format = format;
        this.state = history.current();
    }

    /// Takes the newest state of the feed.
    public void show(PortfolioState now) {
        boolean others = !accounts.equals(now.accounts()) || !Network.isSameChain(network, now.network());
        boolean newer = !snapshot.equals(now.snapshot());
        accounts = now.accounts();
        network = now.network();
        snapshot = now.snapshot();
        if (others || snapshot.isEmpty()) {
            model.chart.set(Optional.empty());
            model.pasts.clear();
        }
        if (others || snapshot.isPresent()) {
            model.last.set(Optional.empty());
        }
        boolean trouble = now.problem().isPresent();
        if (others || (trouble && !troubled)) {
            readLast();
        }
        troubled = trouble;
        if (others || newer) {
            read(others);
        }
    }

    /// Takes the newest state of the history.
    public void show(HistoryState now) {
        boolean newer = now.samples() != state.samples() || now.activity() != state.activity();
        boolean finished = state.fill().isPresent() && now.fill().isEmpty();
        state = now;
        model.filling.set(now.fill()
                .map(fill -> texts.get("home.chart.filling",
                        format.share(Rao.of(fill.done()), Rao.of(Math.max(1, fill.steps()))))));
        model.fillable.set(now.fillable() && now.fill().isEmpty());
        model.historyProblem.set(now.problem().map(Problem::sentence));
        if (newer || finished) {
            read(finished || model.chart.get().isEmpty());
            readLast();
        }
    }

    /// Makes every text again: amounts are hidden or shown now.
    public void again() {
        read(true);
    }

    /// The person wants another stretch of time.
    public void choose(Span span) {
        if (span != model.span.get()) {
            model.span.set(span);
            read(true);
        }
    }

    /// The person wants the past fetched.
    public void fill() {
        history.fill();
    }

    /// The person does not want to wait for the past.
    public void cancelFill() {
        history.cancelFill();
    }

    /// Nothing is read any more: whoever reads in the background is about to end.
    public void close() {
        snapshot = Optional.empty();
        accounts = List.of();
    }

    private void read(boolean now) {
        if (snapshot.isEmpty()) {
            return;
        }
        if (reading) {
            again = true;
            return;
        }
        Instant time = ports.clock().instant();
        if (!now && Duration.between(lastRead, time).abs().compareTo(PAUSE) < 0) {
            return;
        }
        lastRead = time;
        reading = true;
        PortfolioSnapshot of = snapshot.get();
        Span span = model.span.get();
        ports.background().execute(() -> {
            Optional<Past> past = Optional.empty();
            Optional<String> problem = Optional.empty();
            try {
                past = Optional.of(history.past(of, span));
            } catch (HistoryException e) {
                LOG.error("the history could not be read: {}", e.details().orElse(""), e);
                problem = Optional.of(e.sentence());
            } catch (RuntimeException e) {
                LOG.error("the history could not be read", e);
                problem = Optional.of(texts.get("problem.defect"));
            }
            Optional<Past> found = past;
            Optional<String> trouble = problem;
            ports.ui().accept(() -> arrived(of, found, trouble));
        });
    }

    /// Where no numbers came since the window was opened, those that were kept are better than none.
    private void readLast() {
        int number = ++lasts;
        if (snapshot.isPresent() || accounts.isEmpty() || network.isEmpty()) {
            return;
        }
        String word = network.get().id();
        List<AccountId> whose = accounts.stream().map(NamedAccount::account).toList();
        ports.background().execute(() -> {
            Optional<LastOwned> found;
            try {
                found = history.last(word, whose);
            } catch (HistoryException e) {
                LOG.error("the last total could not be read: {}", e.details().orElse(""), e);
                ports.ui().accept(() -> model.historyProblem.set(Optional.of(e.sentence())));
                return;
            }
            ports.ui().accept(() -> {
                if (number == lasts && snapshot.isEmpty()) {
                    model.last.set(found.map(this::known));
                }
            });
        });
    }

    private LastKnown known(LastOwned owned) {
        Point point = owned.together();
        Duration age = Duration.between(point.time(), ports.clock().instant());
        return new LastKnown(point.exit(), texts.get("home.last", format.count(point.block()),
                new Ages(texts, format).ago(age.isNegative() ? Duration.ZERO : age)),
                owned.positions()
                        .stream()
                        .sorted(Comparator.comparing(PositionSample::exit).reversed())
                        .map(position -> stake(owned, position))
                        .toList());
    }

    private LastKnown.Stake stake(LastOwned owned, PositionSample position) {
        Optional<Called> called = Optional.ofNullable(owned.subnets().get(position.netuid()));
        boolean root = position.netuid() == 0;
        return new LastKnown.Stake(
                called.map(Called::name).orElseGet(() -> texts.get("subnets.nameless")) + " " + position.netuid(),
                Optional.ofNullable(owned.validators().get(position.hotkey()))
                        .orElseGet(() -> Addresses.shorten(position.hotkey())),
                position.alpha(), root ? TaoFormat.TAO : called.map(Called::symbol).orElse("α"), position.exit());
    }

    private void arrived(PortfolioSnapshot of, Optional<Past> past, Optional<String> problem) {
        reading = false;
        boolean current = snapshot.filter(now -> now.genesis().equals(of.genesis())
                && now.accounts()
                        .stream()
                        .map(one -> one.account())
                        .toList()
                        .equals(of.accounts().stream().map(one -> one.account()).toList()))
                .isPresent();
        if (current && past.isPresent() && past.get().span() == model.span.get()) {
            model.chart.set(Optional.of(picture(past.get())));
            table(past.get(), of.genesis());
        }
        problem.ifPresent(words -> model.historyProblem.set(Optional.of(words)));
        if (again) {
            again = false;
            read(!current || past.filter(found -> found.span() != model.span.get()).isPresent());
        }
    }

    private void table(Past past, Hash32 chain) {
        model.pasts.clear();
        past.positions()
                .forEach((key, values) -> model.pasts.put(
                        new PositionValues.Key(key.account(), key.place().netuid(), key.place().hotkey()), values));
        for (PositionRow row : model.rows) {
            row.update(model.columns.dress(row.values().get(), chain));
        }
    }

    private ChartPicture picture(Past past) {
        List<Point> points = past.points();
        String name = texts.get("home.chart.name", spanWords(past.span()));
        if (points.size() < 2
                || Duration.between(points.getFirst().time(), past.now()).compareTo(SHORTEST) < 0) {
            return new ChartPicture(past.span(), Optional.empty(), false, Optional.of(nothing(points, past.now())),
                    Optional.empty(), 0, Optional.empty(), how(past));
        }
        Instant first = points.getFirst().time();
        Instant from = past.span() == Span.ALL || !past.whole() ? first : past.now().minus(past.span().length());
        long change = points.getLast().exit().value() - points.getFirst().exit().value();
        String amount = format.signed(change, TaoFormat.TAO);
        String words = past.whole() && past.span() != Span.ALL
                ? texts.get(changeKey(past.span()), amount)
                : texts.get("home.change.since", amount,
                        Moments.of(first, ports.zone(), ports.locale()));
        Optional<String> earned = ChangeWords.of(past, texts, format);
        TimeLine line = new TimeLine(texts.get("home.total"), TimeLine.ACCENT,
                points.stream().mapToLong(point -> point.time().toEpochMilli()).toArray(),
                points.stream().mapToLong(point -> point.exit().value()).toArray());
        TimeData data = new TimeData(name, ValueUnit.tao(format), List.of(line), List.of(), from, past.now());
        return new ChartPicture(past.span(), Optional.of(data), past.whole(), Optional.empty(), Optional.of(words),
                Long.signum(change), earned, how(past));
    }

    private String nothing(List<Point> points, Instant now) {
        if (points.size() < 2) {
            return texts.get("home.chart.nothing");
        }
        return texts.get("home.chart.little",
                new Ages(texts, format).length(Duration.between(points.getFirst().time(), now)));
    }

    private String how(Past past) {
        StringBuilder words = new StringBuilder(texts.get("home.how.change")).append("\n\n")
                .append(texts.get(past.complete() ? "home.how.earned" : "home.how.earned.least"));
        if (!past.points().isEmpty()) {
            words.append("\n\n")
                    .append(texts.get("home.how.points", format.count(past.points().size()),
                            format.count(past.points().getFirst().block()),
                            format.count(past.points().getLast().block())));
        }
        return words.toString();
    }

    private String spanWords(Span span) {
        return switch (span) {
            case DAY -> texts.get("home.span.day");
            case WEEK -> texts.get("home.span.week");
            case MONTH -> texts.get("home.span.month");
            case YEAR -> texts.get("home.span.year");
            case ALL -> texts.get("home.span.all");
        };
    }

    private static String changeKey(Span span) {
        return switch (span) {
            case DAY -> "home.change.day";
            case WEEK -> "home.change.week";
            case MONTH -> "home.change.month";
            case YEAR, ALL -> "home.change.year";
        };
    }

    /// How the 24 hours and the seven days of the table are worked out.
    public String howTable() {
        return texts.get("home.how.day") + "\n\n" + texts.get("home.how.week");
    }
}

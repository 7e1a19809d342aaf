package tern.app.subnets;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.chart.BarData;
import tern.app.chart.DayLine;
import tern.app.ui.Fact;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainException;
import tern.wallet.subnets.RewardSample;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// What the chosen subnet paid each day, read at one block a day (a week for the year), newest first, and shown as it
/// comes. To be called on the FX thread.
public final class RewardsPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(RewardsPresenter.class);
    /// New samples that are shown at once.
    private static final int TOGETHER = 5;

    private final SubnetsModel model;
    private final SubnetsSource source;
    private final ExecutorService background;
    private final Consumer<Runnable> ui;
    private final Texts texts;
    private final TaoFormat format;
    private final ZoneId zone;
    private Optional<Subnet> subnet = Optional.empty();
    private long head;
    private @Nullable Future<?> work;
    private int round;

    public RewardsPresenter(SubnetsModel model, SubnetsSource source, ExecutorService background, Consumer<Runnable> ui,
            Texts texts, TaoFormat format, ZoneId zone) {
        this.model = model;
        this.source = source;
        this.background = background;
        this.ui = ui;
        this.texts = texts;
        this.format = format.unmasked();
        this.zone = zone;
    }

    /// @param at where it ends
    void choose(Optional<Subnet> now, Optional<BlockRef> at) {
        subnet = now.filter(_ -> at.isPresent());
        head = at.map(BlockRef::number).orElse(0L);
        read();
    }

    void span(RewardSpan span) {
        if (span != model.span.get()) {
            model.span.set(span);
            read();
        }
    }

    void dispose() {
        round++;
        if (work != null) {
            work.cancel(true);
        }
    }

    private void read() {
        read(false);
    }

    /// @param fetch whether days that the node has not got are asked of one that keeps the past
    private void read(boolean fetch) {
        dispose();
        if (subnet.isEmpty()) {
            model.rewards.set(Optional.empty());
            return;
        }
        Reading reading = new Reading(round, subnet.get(), model.span.get(), fetch);
        reading.show(List.of(), Optional.empty(), true);
        work = background.submit(reading::run);
    }

    /// One way through the days of a subnet; made on the FX thread, run beside it.
    private final class Reading {

        private final int mine;
        private final Subnet whose;
        private final RewardSpan span;
        private final boolean fetch;
        private final List<Long> blocks;
        /// The newest first.
        private final List<RewardSample> samples = new ArrayList<>();
        private boolean fetchable;

        Reading(int mine, Subnet whose, RewardSpan span, boolean fetch) {
            this.mine = mine;
            this.whose = whose;
            this.span = span;
            this.fetch = fetch;
            this.blocks = span.blocks(head, whose.registeredAt().orElse(0L));
        }

        void run() {
            Optional<String> note = Optional.empty();
            try {
                note = said(source.rewards(whose, blocks, sample -> take(sample, Optional.empty())));
            } catch (ChainException e) {
                if (e.kind() == ChainException.Kind.CANCELLED) {
                    // something else is looked at now
                    return;
                }
                LOG.warn("rewards could not be read: {} {}", e.sentence(), e.details().orElse(""));
                note = Optional.of(e.sentence());
            } catch (TernException e) {
                LOG.warn("rewards could not be read: {} {}", e.sentence(), e.details().orElse(""));
                note = Optional.of(e.sentence());
            } catch (RuntimeException e) {
                LOG.error("rewards could not be read", e);
                note = Optional.of(texts.get("problem.defect"));
            }
            told(note, false);
        }

        private Optional<String> said(SubnetsSource.Reach reach) throws TernException {
            return switch (reach) {
                case WHOLE -> samples.isEmpty()
                        ? Optional.of(texts.get("subnets.rewards.nothing"))
                        : Optional.empty();
                case NONE -> Optional.of(texts.get("subnets.rewards.offline"));
                case GONE -> gone();
            };
        }

        /// The node keeps no older states: another may.
        private Optional<String> gone() throws TernException {
            List<Long> missing = new ArrayList<>(blocks);
            samples.forEach(sample -> missing.remove(sample.block().number()));
            if (missing.isEmpty()) {
                return Optional.empty();
            }
            fetchable = source.isFetchable();
            if (!fetchable) {
                return Optional.of(texts.get("subnets.rewards.gone"));
            }
            if (fetch) {
                int[] done = new int[1];
                int all = missing.size();
                told(Optional.of(progress(0, all)), true);
                source.fetch(whose, List.copyOf(missing),
                        sample -> take(sample, Optional.of(progress(++done[0], all))));
                samples.forEach(sample -> missing.remove(sample.block().number()));
            }
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(texts.get("subnets.rewards.unknown", missing.size(), blocks.size()));
        }

        private String progress(int done, int all) {
            return texts.get("subnets.rewards.fetching", format.share(Rao.of(done), Rao.of(all)));
        }

        private boolean take(RewardSample sample, Optional<String> progress) {
            int place = 0;
            while (place < samples.size() && samples.get(place).block().number() > sample.block().number()) {
                place++;
            }
            samples.add(place, sample);
            if (samples.size() % TOGETHER == 0 || progress.isPresent()) {
                told(progress, true);
            }
            return !Thread.currentThread().isInterrupted();
        }

        private void told(Optional<String> note, boolean more) {
            List<RewardSample> now = List.copyOf(samples);
            ui.accept(() -> show(now, note, more));
        }

        void show(List<RewardSample> now, Optional<String> note, boolean more) {
            if (mine != round) {
                return;
            }
            Optional<RewardsPicture.Fetch> way = !fetchable || !more && note.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RewardsPicture.Fetch(more, () -> read(!more)));
            model.rewards.set(Optional.of(new RewardsPicture(whose.netuid(), span, whose.symbol(),
                    data(texts, whose, now, zone, span), seat(now), seatLine(now), note, more, way)));
        }
    }

    /// The least and the most that a seat cost.
    private Optional<Fact> seat(List<RewardSample> samples) {
        if (samples.size() < 2) {
            return Optional.empty();
        }
        Rao least = samples.stream().map(RewardSample::registrationCost).min(Rao::compareTo).orElse(Rao.ZERO);
        Rao most = samples.stream().map(RewardSample::registrationCost).max(Rao::compareTo).orElse(Rao.ZERO);
        return Optional.of(Fact.of("seat", texts.get("subnets.seat"), least.equals(most)
                ? format.tao(least)
                : texts.get("subnets.seat.between", format.tao(least), format.tao(most))));
    }

    private DayLine seatLine(List<RewardSample> samples) {
        double[] prices = new double[samples.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = samples.get(prices.length - 1 - i).registrationCost().value();
        }
        return new DayLine(prices, DayLine.Tone.ACCENT, texts.get("subnets.seat"));
    }

    /// One bar a sample, at the day of its block; of two at one day the newer. Each is of one day, whatever the span.
    static Optional<BarData> data(Texts texts, Subnet whose, List<RewardSample> samples, ZoneId zone,
            RewardSpan span) {
        Map<LocalDate, RewardSample> days = new TreeMap<>();
        for (RewardSample sample : samples) {
            days.putIfAbsent(sample.time().atZone(zone).toLocalDate(), sample.aDay());
        }
        if (days.isEmpty()) {
            return Optional.empty();
        }
        List<BarData.Day> bars = new ArrayList<>();
        days.forEach((day, sample) -> bars.add(new BarData.Day(day,
                List.of(sample.validators(), sample.miners(), sample.owner()))));
        return Optional.of(new BarData(
                texts.get(span == RewardSpan.YEAR ? "subnets.rewards.weekly.of" : "subnets.rewards.of", whose.name()),
                List.of(new BarData.Series(texts.get("subnets.rewards.validators"), Series.styleClass(1)),
                        new BarData.Series(texts.get("subnets.rewards.miners"), Series.styleClass(2)),
                        new BarData.Series(texts.get("subnets.rewards.owner"), Series.styleClass(3))),
                bars));
    }
}

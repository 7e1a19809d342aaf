package tern.app.mining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tern.app.chart.BarData;
import tern.app.history.Reward;
import tern.app.ui.Changes;
import tern.app.ui.Series;
import tern.app.ui.Texts;
import tern.wallet.history.HistoryException;
import tern.wallet.units.Rao;

/// What the chosen miner earned, day by day: by how much its owner's stake with it grew, where the history has watched
/// that; else the payouts that Tern was there to see. To be used on the FX thread.
final class EarnedPresenter {

    private static final int SHOWN = 200;
    /// One series needs no colour of its own.
    private static final String ACCENT = Series.styleClass(Series.ROOT);

    private final MiningModel model;
    private final Ports ports;
    private final Texts texts;
    private Optional<MinerPlace> place = Optional.empty();
    private int asked;

    EarnedPresenter(MiningModel model, Ports ports, Texts texts) {
        this.model = model;
        this.ports = ports;
        this.texts = texts;
    }

    /// Takes how the miner stands now; empty: nothing is known of it.
    void show(Optional<MinerPlace> now) {
        boolean same = now.map(MinerPlace::epochs).equals(place.map(MinerPlace::epochs))
                && now.map(MinerPlace::hotkey).equals(place.map(MinerPlace::hotkey));
        place = now;
        if (!same || model.earned.get().isEmpty()) {
            again();
        }
    }

    void span(EarnedSpan span) {
        model.span.set(span);
        again();
    }

    /// What a payout leaves over; empty where that is not known.
    Optional<EpochNet> left(SeenEpoch epoch) {
        return model.place.get()
                .map(known -> known.stand().tempo())
                .filter(tempo -> tempo > 0)
                .flatMap(tempo -> ports.costs().left(epoch, tempo));
    }

    /// Reads anew.
    void again() {
        int question = ++asked;
        Changes.put(model.today, ports.clock().instant().atZone(ports.zone()).toLocalDate());
        if (place.isEmpty()) {
            Changes.put(model.earned, Optional.of(new EarnedPicture(Optional.empty(),
                    Optional.of(
                            texts.get(model.chosen.get().isEmpty() ? "mining.earned.none" : "mining.earned.unread")),
                    List.of(), "")));
            return;
        }
        MinerPlace miner = place.get();
        Instant to = ports.clock().instant();
        Instant from = model.span.get().from(to);
        ports.work().execute(() -> {
            EarnedPicture picture = picture(miner, from, to);
            ports.ui().execute(() -> {
                if (question == asked) {
                    Changes.put(model.earned, Optional.of(picture));
                }
            });
        });
    }

    private EarnedPicture picture(MinerPlace miner, Instant from, Instant to) {
        List<SeenEpoch> epochs = miner.epochs().stream().filter(epoch -> !epoch.time().isBefore(from)).toList();
        Optional<Map<LocalDate, Rao>> grown = grown(miner, from, to);
        Map<LocalDate, Rao> days = grown.orElseGet(() -> paid(epochs));
        List<SeenEpoch> newest = new ArrayList<>(epochs.reversed());
        String symbol = miner.detail().map(subnet -> subnet.overview().subnet().symbol()).orElse("");
        if (days.values().stream().allMatch(Rao::isZero)) {
            // bars of no height tell less than a sentence; the payouts stand below it
            return new EarnedPicture(Optional.empty(), Optional.of(texts.get("mining.earned.nothing")),
                    newest.subList(0, Math.min(SHOWN, newest.size())), symbol);
        }
        String name = texts.get("mining.earned");
        BarData data = new BarData(name, List.of(new BarData.Series(name, ACCENT)),
                days.entrySet()
                        .stream()
                        .map(day -> new BarData.Day(day.getKey(), List.of(day.getValue())))
                        .toList());
        return new EarnedPicture(Optional.of(data),
                Optional.of(texts.get(grown.isPresent() ? "mining.earned.grown" : "mining.earned.seen")),
                newest.subList(0, Math.min(SHOWN, newest.size())), symbol);
    }

    /// From the history, which counts what was staked or taken out by hand as no earning.
    private Optional<Map<LocalDate, Rao>> grown(MinerPlace miner, Instant from, Instant to) {
        List<Reward> rewards;
        try {
            rewards = ports.history().rewards(miner.genesis(), miner.coldkey(), from, to).rewards();
        } catch (HistoryException e) {
            // what was seen of the epochs is shown instead, and the pages of the history say what is wrong with it
            return Optional.empty();
        }
        int netuid = miner.detail().map(subnet -> subnet.netuid()).orElse(-1);
        Map<LocalDate, Rao> days = new TreeMap<>();
        for (Reward reward : rewards) {
            if (reward.netuid() == netuid && reward.hotkey().equals(miner.hotkey())) {
                days.merge(reward.time().atZone(ports.zone()).toLocalDate(), reward.value(), Rao::plus);
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days);
    }

    /// A day on which no epoch was seen is not known, and not nothing.
    private Map<LocalDate, Rao> paid(List<SeenEpoch> epochs) {
        Map<LocalDate, Rao> days = new TreeMap<>();
        for (SeenEpoch epoch : epochs) {
            days.merge(epoch.time().atZone(ports.zone()).toLocalDate(), epoch.value(), Rao::plus);
        }
        return days;
    }
}

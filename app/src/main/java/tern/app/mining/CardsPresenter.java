package tern.app.mining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tern.app.chart.DayLine;
import tern.app.feed.Problem;
import tern.app.ui.Changes;
import tern.app.ui.InTurn;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.gpu.alert.Alert;
import tern.gpu.choice.Reason;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuSnapshot;
import tern.gpu.model.Vendor;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerStatus;
import tern.wallet.units.TernException;

/// The cards: how each stands, what speaks against it, what a person is told of them. To be used on the FX thread.
final class CardsPresenter {

    /// An hour in 72 points: a line is worked out anew no oftener than it can change.
    private static final long LINE_SECONDS = 10;

    /// What a miner that runs brings about itself.
    private static final Set<Reason.Code> ITS_OWN_DOING = Set.of(Reason.Code.VRAM_IN_USE,
            Reason.Code.EXCLUSIVE_AND_BUSY);

    private final MiningModel model;
    private final Ports ports;
    private final Texts texts;
    private final CardWords words;
    private final DetailsWords details;
    private final AlertKeeper alerts;
    private final CardPasts pasts;
    private final Supplier<List<MinerStatus>> statuses;
    private final Runnable changed;
    private final InTurn keeping;
    private GpuSnapshot snapshot;
    private List<String> names = List.of();
    private Map<GpuId, List<Reason>> reasons = Map.of();
    private final Map<GpuId, DayLine> lines = new HashMap<>();
    private long linesSecond = Long.MIN_VALUE;
    private boolean seen;
    private boolean detailed;

    /// @param changed run when the cards stand otherwise than before
    CardsPresenter(MiningModel model, Ports ports, Texts texts, TaoFormat format,
            Supplier<List<MinerStatus>> statuses, Runnable changed) {
        this.model = model;
        this.ports = ports;
        this.texts = texts;
        this.statuses = statuses;
        this.changed = changed;
        keeping = new InTurn(ports.work());
        pasts = new CardPasts(ports, this::tick);
        words = new CardWords(texts);
        details = new DetailsWords(texts, format, words);
        alerts = new AlertKeeper(ports.zone(), ports.data());
        snapshot = ports.hardware().current();
    }

    void begin() {
        ports.work().execute(() -> {
            try {
                AlertSettings kept = ports.alerts().load();
                ports.ui().execute(() -> {
                    take(kept);
                    if (kept.always()) {
                        measure();
                    }
                });
            } catch (TernException e) {
                // the window reads the same file and says what is wrong with it; the standard holds
                ports.ui().execute(() -> take(AlertSettings.standard()));
            }
        });
    }

    private void take(AlertSettings settings) {
        alerts.rules(settings);
        Changes.put(model.alerts, settings);
    }

    void alerts(AlertSettings settings) {
        take(settings);
        if (settings.always()) {
            measure();
        }
        keeping.execute(() -> {
            try {
                ports.alerts().save(settings);
            } catch (TernException e) {
                ports.ui().execute(() -> model.wrong.set(Optional.of(e.sentence())));
            }
        });
    }

    /// A miner runs, or none any more.
    void needed(boolean now) {
        if (now) {
            measure();
        }
    }

    /// Also when nobody looks: somebody is to be told.
    private void measure() {
        ports.hardware().begin();
        ports.hardware().beginHost();
    }

    void looked(boolean now) {
        seen = now;
        if (now) {
            ports.hardware().begin();
        }
        look();
    }

    void details(boolean now) {
        detailed = now;
        look();
        if (!now) {
            Changes.put(model.details, Optional.empty());
        } else {
            showDetails();
        }
    }

    void span(CardSpan span) {
        Changes.put(model.cardSpan, span);
        tick();
    }

    private void look() {
        ports.hardware()
                .look(!seen
                        ? Hardware.Attention.AWAY
                        : detailed ? Hardware.Attention.DETAILS : Hardware.Attention.PAGE);
    }

    List<GpuDevice> devices() {
        return snapshot.devices();
    }

    List<Reason> reasons(GpuDevice device) {
        return reasons.getOrDefault(device.id(), List.of());
    }

    void show(GpuSnapshot now) {
        snapshot = now;
        names = Cards.names(now.devices());
        if (ports.hardware().hasBegun()) {
            tell();
        }
        if (seen) {
            changed.run();
            if (detailed) {
                showDetails();
            }
        }
    }

    void tick() {
        if (detailed) {
            showDetails();
        }
    }

    private void tell() {
        Set<GpuId> mining = Cards.mining(devices(), model.profiles.get(), statuses.get());
        for (Alert alert : alerts.look(snapshot, ports.clock().instant(), System.nanoTime(), mining,
                ports.hardware().host())) {
            ports.report().accept(new Problem(sentence(alert), Optional.empty()));
        }
    }

    private String sentence(Alert alert) {
        String card = alert.card()
                .flatMap(id -> devices().stream().filter(device -> device.id().equals(id)).findFirst())
                .map(device -> names.get(devices().indexOf(device)))
                .orElse("");
        return HardwareWords.alert(alert, card);
    }

    /// Works out what is shown of every card.
    void render() {
        if (!seen) {
            return;
        }
        Optional<MinerProfile> chosen = model.chosen.get();
        reasons = Cards.reasons(devices(), chosen, model.profiles.get(), statuses.get(), ports.hardware());
        Set<GpuId> mining = Cards.mining(devices(), model.profiles.get(), statuses.get());
        boolean pick = chosen.filter(profile -> !Cards.runs(profile, statuses.get())).isPresent();
        Instant now = ports.clock().instant();
        boolean draw = now.getEpochSecond() - linesSecond >= LINE_SECONDS || linesSecond == Long.MIN_VALUE;
        if (draw) {
            lines.clear();
            linesSecond = devices().isEmpty() ? Long.MIN_VALUE : now.getEpochSecond();
        }
        List<CardPicture> pictures = new ArrayList<>();
        for (int i = 0; i < devices().size(); i++) {
            GpuDevice device = devices().get(i);
            CardWords.Around around = new CardWords.Around(
                    chosen.filter(profile -> Cards.has(profile, device)).isPresent(), mining.contains(device.id()),
                    pick,
                    reasons(device));
            String name = names.get(i);
            DayLine line = lines.computeIfAbsent(device.id(),
                    id -> words.line(ports.hardware().history(id), now.toEpochMilli(), name));
            pictures.add(words.picture(device, i, name, around, line, ports.hardware().system()));
        }
        Changes.put(model.cards, pictures);
        Changes.put(model.noCards, pictures.isEmpty() ? Optional.of(noCards()) : Optional.empty());
    }

    private String noCards() {
        if (snapshot.trouble().isPresent()) {
            HardwareWords.Saying saying = HardwareWords.diagnosis(snapshot.trouble().get(),
                    Vendor.NVIDIA, ports.hardware().system());
            return texts.get("mining.cards.none") + ' ' + saying.what() + ' ' + saying.advice();
        }
        return texts.get(snapshot.probe() == GpuSnapshot.ProbeState.FAILED
                ? "mining.cards.failed"
                : ports.hardware().isSettled() ? "mining.cards.none.plain" : "mining.cards.looking");
    }

    private void showDetails() {
        long now = ports.clock().instant().toEpochMilli();
        CardSpan span = model.cardSpan.get();
        pasts.want(span, model.cards.stream().map(CardPicture::id).toList());
        List<DetailsPicture.Card> all = new ArrayList<>();
        for (CardPicture shown : model.cards) {
            snapshot.device(shown.id())
                    .ifPresent(device -> all.add(span == CardSpan.HOUR
                            ? details.card(device, shown, ports.hardware().history(shown.id()), now)
                            : details.card(device, shown, span, pasts.of(shown.id()))));
        }
        Changes.put(model.details, Optional.of(new DetailsPicture(
                ports.hardware().host().map(details::host).orElse(List.of()), all,
                alerts.standing().stream().map(this::sentence).toList())));
    }

    /// What speaks against the cards of a miner, in sentences with the card's name.
    List<String> reasonWords(MinerProfile profile) {
        List<String> all = new ArrayList<>();
        boolean runs = Cards.runs(profile, statuses.get());
        for (int i = 0; i < devices().size(); i++) {
            GpuDevice device = devices().get(i);
            if (Cards.has(profile, device)) {
                for (Reason reason : reasons(device)) {
                    if (runs && (reason.unread() || ITS_OWN_DOING.contains(reason.code()))) {
                        continue;
                    }
                    HardwareWords.Saying saying = HardwareWords.reason(reason, device.id().vendor(),
                            ports.hardware().system());
                    all.add(names.get(i) + ": " + saying.what() + ' ' + saying.advice());
                }
            }
        }
        return all;
    }

    /// The same as findings before a start.
    List<Finding> findings(MinerProfile profile) {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < devices().size(); i++) {
            GpuDevice device = devices().get(i);
            if (!Cards.has(profile, device)) {
                continue;
            }
            for (Reason reason : reasons(device)) {
                HardwareWords.Saying saying = HardwareWords.reason(reason, device.id().vendor(),
                        ports.hardware().system());
                all.add(new Finding(Finding.Id.CARD,
                        reason.blocks() ? Finding.Verdict.FAIL : Finding.Verdict.WARN, names.get(i),
                        Optional.of(saying.what()), Optional.empty(), Optional.of(saying.advice()), Fix.NONE));
            }
        }
        return all;
    }
}

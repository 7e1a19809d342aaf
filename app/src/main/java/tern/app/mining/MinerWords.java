package tern.app.mining;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.app.mining.MinerPicture.Action;
import tern.app.mining.MinerPicture.Row;
import tern.app.ui.Ages;
import tern.app.ui.Series;
import tern.app.ui.Sizes;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.manage.Problem;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerStatus;
import tern.node.miner.MinerTruth;
import tern.wallet.subnets.Axon;
import tern.wallet.subnets.MinerStand;
import tern.wallet.subnets.SubnetDetail;

/// Says in words how a miner stands.
final class MinerWords {

    /// As the chain makes them.
    private static final long SECONDS_A_BLOCK = 12;
    /// The next eighth of all seats to be put out is in danger, the next quarter close to it.
    private static final int IN_DANGER = 8;
    private static final int CLOSE = 4;
    private static final int SHOWN_RESTARTS = 5;

    private final Texts texts;
    private final TaoFormat format;
    private final Sizes sizes;
    private final Ages ages;
    private final InstantSource clock;
    private final Series series;

    MinerWords(Texts texts, TaoFormat format, InstantSource clock, Series series) {
        this.texts = texts;
        this.format = format;
        this.sizes = new Sizes(texts, format);
        this.ages = new Ages(texts, format);
        this.clock = clock;
        this.series = series;
    }

    /// What is known of a miner at a moment.
    ///
    /// @param network whether the wallet shows the network that it mines on
    /// @param reached whether its address could be reached from here; empty where that was not tried
    /// @param busy    whether a start or a stop is under way
    record Known(MinerProfile profile, MinerStatus status, Optional<MinerPlace> place, Optional<MinerTruth> truth,
            boolean network, boolean practice, Optional<Boolean> reached, boolean busy) {}

    MinerPicture picture(Known known, List<String> reasons) {
        Action action = known.busy()
                ? Action.WAIT
                : known.status().state().canStop() ? Action.STOP : Action.START;
        Optional<SubnetDetail> detail = known.place().flatMap(MinerPlace::detail);
        int netuid = known.profile().netuid();
        MinerPicture.Subnet subnet = new MinerPicture.Subnet(
                detail.map(is -> is.overview().subnet().name())
                        .orElseGet(() -> texts.get("mining.subnet.number", Integer.toString(netuid))),
                netuid, detail.map(is -> is.overview().subnet().symbol()).orElse(""), series.of(netuid));
        boolean seatless = known.place().filter(place -> place.stand().seat().isEmpty()).isPresent();
        return new MinerPicture(chip(known), action, button(known, action), Optional.of(subnet),
                Optional.of(new MinerPicture.Hotkey(known.profile().hotkeyName(), known.profile().hotkey())),
                rows(known), notes(known), reasons, seatless);
    }

    private String button(Known known, Action action) {
        return texts.get(switch (action) {
            case NONE, START -> "mining.start";
            case STOP -> "mining.stop";
            case WAIT -> known.status().state().canStop() ? "mining.state.stopping" : "mining.state.checking";
        });
    }

    Chip chip(Known known) {
        MinerStatus status = known.status();
        return switch (status.state()) {
            case STOPPED -> Chip.of(Tone.QUIET, texts.get("mining.state.stopped"));
            case CHECKING -> Chip.of(Tone.WARNING, texts.get("mining.state.checking"));
            case PAUSED -> Chip.of(Tone.WARNING, texts.get("mining.state.paused"));
            case WAITING -> Chip.of(Tone.WARNING, texts.get("mining.state.waiting"));
            case STOPPING -> Chip.of(Tone.WARNING, texts.get("mining.state.stopping"));
            case FAILED -> Chip.of(Tone.BAD, texts.get("mining.state.failed"));
            case RUNNING -> running(known);
        };
    }

    private Chip running(Known known) {
        String lasted = known.status()
                .started()
                .map(since -> sizes.time(Duration.between(since, clock.instant())))
                .map(time -> texts.get("mining.state.running", time))
                .orElseGet(() -> texts.get("mining.state.runs"));
        if (known.truth().isEmpty()) {
            return Chip.of(Tone.GOOD, lasted);
        }
        MinerTruth truth = known.truth().get();
        return switch (truth.verdict()) {
            case NOT_EARNING, IDLE -> new Chip(Tone.WARNING, truth.since().isPresent()
                    ? texts.get("mining.state.unpaid", format.count(truth.since().getAsLong()))
                    : texts.get("mining.state.unpaid.bare"), Optional.of(truth.sentence()));
            case NO_SEAT -> Chip.of(Tone.BAD, texts.get("mining.state.seatless"), truth.sentence());
            case EARNING, TOO_EARLY, STOPPED, PAID_FOR_BEFORE -> Chip.of(Tone.GOOD, lasted, truth.sentence());
        };
    }

    private List<String> notes(Known known) {
        List<String> notes = new ArrayList<>();
        MinerStatus status = known.status();
        status.problem().map(Problem::sentence).ifPresent(notes::add);
        status.pause().ifPresent(pause -> notes.add(pause.sentence()));
        status.restart()
                .ifPresent(restart -> notes.add(texts.get("mining.again",
                        sizes.time(Duration.between(clock.instant(), restart.at())),
                        Integer.toString(restart.attempt()),
                        Integer.toString(restart.limit()))));
        known.truth()
                .filter(truth -> switch (truth.verdict()) {
                    case NOT_EARNING, IDLE, NO_SEAT, PAID_FOR_BEFORE -> true;
                    case STOPPED, TOO_EARLY, EARNING -> false;
                })
                .ifPresent(truth -> notes.add(truth.sentence()));
        if (!known.network()) {
            notes.add(texts.get("mining.other-network", known.profile().network()));
        }
        return notes;
    }

    private List<Row> rows(Known known) {
        List<Row> rows = new ArrayList<>();
        Optional<MinerStand.Seat> seat = known.place().flatMap(place -> place.stand().seat());
        boolean read = known.place().isPresent();
        rows.add(Row.of("uid", texts.get("mining.registered"), seat.isPresent()
                ? texts.get("mining.uid", Integer.toString(seat.get().uid()))
                : read ? texts.get("mining.unregistered") : TaoFormat.UNKNOWN));
        rows.add(Row.of("immune", texts.get("mining.immune"), seat.map(is -> immune(is, known.practice()))
                .orElse(TaoFormat.UNKNOWN)));
        OptionalInt rank = known.place().map(MinerPlace::rank).orElse(OptionalInt.empty());
        rows.add(new Row("rank", texts.get("mining.rank"), rank.isPresent()
                ? texts.get("mining.rank.of", format.count(rank.getAsInt()),
                        format.count(known.place().orElseThrow().seats()))
                : seat.isPresent() ? texts.get("mining.rank.none") : TaoFormat.UNKNOWN, Optional.empty(),
                Optional.of(texts.get("mining.rank.why"))));
        rows.add(risk(known));
        rows.add(axon(known));
        rows.add(restarts(known.status()));
        return rows;
    }

    /// How many and how long ago the last was, with why the last of them.
    private Row restarts(MinerStatus status) {
        List<String> why = new ArrayList<>(List.of(texts.get("mining.restarts.why")));
        status.past()
                .newest()
                .reversed()
                .stream()
                .limit(SHOWN_RESTARTS)
                .filter(one -> !one.sentence().isEmpty())
                .forEach(one -> why.add(texts.get("mining.restarts.one",
                        sizes.time(Duration.between(one.at(), clock.instant())), one.sentence())));
        String all = format.count(status.past().all());
        return new Row("restarts", texts.get("mining.restarts"), status.past().newest().isEmpty()
                ? all
                : texts.get("mining.restarts.of", all,
                        ages.ago(Duration.between(status.past().newest().getLast().at(), clock.instant()))),
                Optional.empty(), Optional.of(String.join("\n", why)));
    }

    private String immune(MinerStand.Seat seat, boolean practice) {
        if (seat.immuneBlocks() == 0) {
            return texts.get("mining.immune.no");
        }
        String blocks = format.count(seat.immuneBlocks());
        // the practice network makes its blocks at another pace
        return practice
                ? texts.get("mining.immune.blocks", blocks)
                : texts.get("mining.immune.for", blocks,
                        sizes.time(Duration.ofSeconds(seat.immuneBlocks() * SECONDS_A_BLOCK)));
    }

    private Row risk(Known known) {
        String name = texts.get("mining.risk");
        Optional<SubnetDetail> detail = known.place().flatMap(MinerPlace::detail);
        boolean seated = known.place().filter(place -> place.stand().seat().isPresent()).isPresent();
        if (detail.isEmpty() || !seated) {
            return Row.of("risk", name, TaoFormat.UNKNOWN);
        }
        OptionalInt before = known.place().orElseThrow().outBefore();
        int seats = known.place().orElseThrow().seats();
        if (before.isEmpty()) {
            return risk(name, Tone.GOOD, "mining.risk.none", texts.get("mining.risk.never"));
        }
        if (!detail.get().seats().full()) {
            return risk(name, Tone.GOOD, "mining.risk.low", texts.get("mining.risk.free"));
        }
        String why = texts.get("mining.risk.why", format.count(before.getAsInt()));
        return before.getAsInt() * IN_DANGER < seats
                ? risk(name, Tone.BAD, "mining.risk.high", why)
                : before.getAsInt() * CLOSE < seats
                        ? risk(name, Tone.WARNING, "mining.risk.middle", why)
                        : risk(name, Tone.GOOD, "mining.risk.low", why);
    }

    private Row risk(String name, Tone tone, String key, String why) {
        return new Row("risk", name, texts.get(key), Optional.of(tone), Optional.of(why));
    }

    private Row axon(Known known) {
        String name = texts.get("mining.axon");
        if (known.place().isEmpty()) {
            return Row.of("axon", name, TaoFormat.UNKNOWN);
        }
        Optional<Axon> axon = known.place().get().stand().axon();
        if (axon.isEmpty()) {
            return new Row("axon", name, texts.get("mining.axon.none"), Optional.empty(),
                    Optional.of(texts.get("mining.axon.none.why")));
        }
        String address = axon.get().text();
        return known.reached()
                .map(reached -> reached
                        ? new Row("axon", name, texts.get("mining.axon.reached", address), Optional.empty(),
                                Optional.of(texts.get("mining.axon.reached.why")))
                        : new Row("axon", name, texts.get("mining.axon.unreached", address), Optional.empty(),
                                Optional.of(texts.get("mining.axon.unreached.why"))))
                .orElseGet(() -> Row.of("axon", name, address));
    }
}

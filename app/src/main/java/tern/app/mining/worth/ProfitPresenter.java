package tern.app.mining.worth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.mining.EpochCosts;
import tern.app.mining.EpochNet;
import tern.app.mining.MinerPlace;
import tern.app.mining.SeenEpoch;
import tern.app.mining.worth.ProfitModel.Line;
import tern.app.mining.worth.ProfitModel.Tone;
import tern.app.prices.Fiat;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.mining.MiningDay;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Says what the chosen miner leaves over in a day: what its last epoch paid, sold at once, less power and rent. Plain
/// Java; to be called on the FX thread. The chain is asked once for each pay, not for each block.
public final class ProfitPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(ProfitPresenter.class);

    private final ProfitModel model;
    private final WorthSource source;
    private final Supplier<Optional<WorthCosts>> costs;
    private final Supplier<Optional<WorthCosts>> said;
    private final Supplier<Fiat> currency;
    private final Executor work;
    private final Executor ui;
    private final Texts texts;
    private final TaoFormat format;
    private final MoneyFormat money;
    private Optional<Paid> paid = Optional.empty();
    private Optional<WorthSource.Look> look = Optional.empty();
    private int round;

    private record Paid(int netuid, Rao aDay) {}

    /// @param worth knows the costs that were typed, and in what currency
    /// @param work  runs what blocks
    /// @param ui    runs on the FX thread
    public ProfitPresenter(ProfitModel model, WorthSource source, WorthPresenter worth, Executor work, Executor ui,
            Texts texts, TaoFormat format, MoneyFormat money) {
        this.model = model;
        this.source = source;
        this.costs = worth::costs;
        this.said = worth::said;
        this.currency = worth::currency;
        this.work = work;
        this.ui = ui;
        this.texts = texts;
        this.format = format;
        this.money = money;
        worth.whenCostsChange(this::again);
    }

    /// Takes how the chosen miner stands; empty where there is none or it was not read yet.
    public void show(Optional<Integer> netuid, Optional<MinerPlace> place) {
        Optional<Paid> now = netuid
                .flatMap(number -> place.flatMap(known -> paid(number, known)));
        if (now.equals(paid)) {
            return;
        }
        paid = now;
        look = Optional.empty();
        int mine = ++round;
        again();
        now.ifPresent(known -> work.execute(() -> read(known, mine)));
    }

    private static Optional<Paid> paid(int netuid, MinerPlace place) {
        long tempo = place.stand().tempo();
        return tempo <= 0
                ? Optional.empty()
                : place.lastPay().map(pay -> new Paid(netuid, WorthPresenter.aDay(pay, tempo)));
    }

    private void read(Paid known, int mine) {
        try {
            Optional<WorthSource.Look> found = source.look(known.netuid(), Optional.of(known.aDay()));
            ui.execute(() -> {
                if (mine == round) {
                    look = found;
                    again();
                }
            });
        } catch (TernException e) {
            LOG.warn("what a miner's pay is worth could not be read: {} {}", e.sentence(), e.details().orElse(""));
            ui.execute(() -> {
                if (mine == round) {
                    // the next pay is asked for again
                    paid = Optional.empty();
                    model.note.set(Optional.of(e.sentence()));
                }
            });
        }
    }

    /// What one payout leaves over, at the costs and the price of TAO that stand there now.
    ///
    /// @param blocks of its epoch
    /// @param zone   whose hours the tariff goes by
    public Optional<EpochNet> left(SeenEpoch epoch, long blocks, ZoneId zone) {
        return costs.get()
                .flatMap(typed -> typed.left(epoch.value(), blocks, epoch.time().atZone(zone).getHour()))
                .map(left -> new EpochNet(left, (left.signum() > 0 ? "+" : "") + money.amount(left, currency.get())));
    }

    /// Whether one payout was less than its epoch's costs, by those that the person has kept.
    ///
    /// @param blocks of its epoch
    /// @param zone   whose hours the tariff goes by
    public EpochCosts.Loss loss(SeenEpoch epoch, long blocks, ZoneId zone) {
        return said.get()
                .map(kept -> kept.left(epoch.value(), blocks, epoch.time().atZone(zone).getHour())
                        .map(left -> left.signum() < 0 ? EpochCosts.Loss.YES : EpochCosts.Loss.NO)
                        .orElse(EpochCosts.Loss.NOT_KNOWN_YET))
                .orElse(EpochCosts.Loss.NOT_SAID);
    }

    /// Costs, prices or the mask have changed.
    public void again() {
        Optional<WorthCosts> typed = costs.get();
        if (look.isEmpty() || typed.isEmpty()) {
            model.lines.set(List.of());
            model.note.set(paid.isPresent() && typed.isEmpty()
                    ? Optional.of(texts.get("profit.wrong"))
                    : Optional.empty());
            return;
        }
        WorthSource.Look now = look.get();
        MiningDay day = typed.get().outlook(now.reading(), Rao.ZERO).middle();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("earns", texts.get("profit.earns"), texts.get("profit.earns.value",
                format.amount(day.alpha(), now.detail().overview().subnet().symbol()), format.tao(day.tao())),
                texts.get("profit.earns.how", format.count(now.detail().block().number())), Tone.PLAIN));
        day.money().ifPresent(known -> lines(lines, typed.get(), day, known));
        model.lines.set(List.copyOf(lines));
        model.note.set(day.money().isPresent() ? Optional.empty() : Optional.of(texts.get("profit.no-price")));
    }

    private void lines(List<Line> lines, WorthCosts typed, MiningDay day, MiningDay.Money known) {
        String watts = format.decimal(typed.power().watts().setScale(0, RoundingMode.HALF_UP));
        String energy = format.decimal(day.kilowattHours().setScale(2, RoundingMode.HALF_UP));
        lines.add(new Line("power", texts.get("profit.power", watts), aDay(known.power().negate()),
                texts.get("profit.power.how", energy), known.power().signum() > 0 ? Tone.BAD : Tone.PLAIN));
        if (known.host().signum() > 0) {
            lines.add(new Line("rent", texts.get("worth.day.host"), aDay(known.host().negate()),
                    texts.get("worth.day.host.how"), Tone.BAD));
        }
        int sign = known.net().signum();
        lines.add(new Line("left", texts.get("worth.day.left"), (sign > 0 ? "+" : "") + aDay(known.net()),
                texts.get("profit.left.how"), sign > 0 ? Tone.GOOD : sign < 0 ? Tone.BAD : Tone.PLAIN));
    }

    private String aDay(BigDecimal amount) {
        return texts.get("worth.a.day", money.amount(amount, currency.get()));
    }
}

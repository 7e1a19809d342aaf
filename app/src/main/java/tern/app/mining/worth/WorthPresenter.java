package tern.app.mining.worth;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.mining.worth.WorthModel.SubnetName;
import tern.app.prices.Fiat;
import tern.app.prices.Price;
import tern.app.prices.PriceState;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.mining.MinerField;
import tern.wallet.mining.MiningOutlook;
import tern.wallet.mining.Tariff;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Decides what «Should I mine there?» shows. Plain Java; to be called on the FX thread. The chain is asked once a
/// subnet; what is typed changes the arithmetic alone. It never looks further ahead than a day.
public final class WorthPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(WorthPresenter.class);
    private static final Map<WorthEntry, String> USUAL = Map.of(WorthEntry.BASE, "80", WorthEntry.EFFICIENCY, "90",
            WorthEntry.DUTY, "100", WorthEntry.HOST, "0", WorthEntry.HARDWARE, "0");
    /// The currency's price of a kilowatt-hour for homes, until the person says another: about what they pay in Europe.
    private static final BigDecimal HOUSEHOLD = new BigDecimal("0.30");
    private static final long BLOCKS_A_DAY = 7_200;

    private final WorthModel model;
    private final WorthSource source;
    private final WorthMemory memory;
    private final Ports ports;
    private final Texts texts;
    private final WorthWords words;
    private final Figures figures;
    private final WorthForm form;
    private Optional<WorthSource.Look> look = Optional.empty();
    private Optional<Price> price = Optional.empty();
    private Fiat currency;
    private Optional<Network> network = Optional.empty();
    private Optional<Rao> own = Optional.empty();
    private Map<String, String> kept = Map.of();
    /// What stands in the fields because Tern put it there.
    private final Map<WorthEntry, String> proposed = new HashMap<>();
    private Runnable changed = () -> {};
    private int round;
    private boolean filling;
    private boolean remembered;
    private boolean trying;
    private Optional<WorthCosts> said = Optional.empty();

    /// What it works with.
    ///
    /// @param work  runs what blocks
    /// @param ui    runs on the FX thread
    /// @param cards what the chosen cards draw; empty where that is not known
    public record Ports(Executor work, Executor ui, Supplier<Optional<CardPower>> cards) {}

    /// What cards draw.
    ///
    /// @param watts   all of them together
    /// @param working whether they work while that is measured; else it is the most that they may draw
    public record CardPower(long watts, boolean working) {}

    /// @param currency in which costs are typed until the person has chosen another
    public WorthPresenter(WorthModel model, WorthSource source, WorthMemory memory, Ports ports, Texts texts,
            TaoFormat format, MoneyFormat money, Fiat currency) {
        this.model = model;
        this.source = source;
        this.memory = memory;
        this.ports = ports;
        this.texts = texts;
        this.words = new WorthWords(texts, format, money);
        this.figures = new Figures(format.typedDecimalSign() == ',');
        this.form = new WorthForm(model, figures, texts);
        this.currency = currency;
        for (WorthEntry entry : WorthEntry.values()) {
            model.text(entry).addListener((_, _, _) -> typed());
        }
        model.hours().forEach(hour -> hour.addListener((_, _, _) -> typed()));
        model.byHour().addListener((_, _, now) -> {
            if (now) {
                fillHours();
            }
            typed();
        });
        fill(() -> {
            USUAL.forEach((entry, text) -> model.text(entry).set(text));
            propose(WorthEntry.TARIFF, Optional.of(figures.written(HOUSEHOLD)),
                    Optional.of(texts.get("worth.tariff.usual")));
        });
        memory.load(this::recall);
    }

    /// What an epoch's pay comes to in a day, in rao of alpha.
    ///
    /// @param tempo blocks of an epoch, above zero
    public static Rao aDay(Rao epoch, long tempo) {
        return epoch.scaled(BigInteger.valueOf(BLOCKS_A_DAY), BigInteger.valueOf(tempo));
    }

    /// Shows a subnet.
    ///
    /// @param netuid   empty for the one that was looked at last, or none
    /// @param observed alpha a day that one's own miner there is paid, in rao
    public void open(Optional<Integer> netuid, Optional<Rao> observed) {
        own = observed;
        measured();
        Optional<Integer> wanted = netuid.or(() -> model.chosen().get().map(SubnetName::netuid));
        readNames(wanted);
        wanted.ifPresent(this::read);
    }

    /// The person chose a subnet.
    void choose(SubnetName subnet) {
        if (model.chosen().get().filter(subnet::equals).isPresent()) {
            return;
        }
        own = Optional.empty();
        read(subnet.netuid());
        model.chosen.set(Optional.of(subnet));
    }

    /// Reads again what is shown.
    void again() {
        measured();
        model.chosen().get().ifPresent(now -> read(now.netuid()));
    }

    /// Amounts are masked now, or no longer.
    public void shownAnew() {
        work();
    }

    /// Takes the network that is shown: another one has other subnets.
    public void show(Optional<Network> now) {
        if (!Network.isSameChain(network, now)) {
            network = now;
            round++;
            look = Optional.empty();
            own = Optional.empty();
            model.subnets.clear();
            model.chosen.set(Optional.empty());
            model.picture.set(Optional.empty());
            model.trouble.set(Optional.empty());
            model.waits.set(Optional.empty());
        }
    }

    /// Takes the price of TAO.
    public void price(PriceState state) {
        price = state.price();
        currency = state.currency();
        fill(() -> propose(WorthEntry.PRICE, price.map(known -> figures.written(known.perTao())),
                price.map(known -> texts.get("worth.price.from", known.source()))));
        work();
    }

    /// Looks anew at what the cards draw.
    public void measured() {
        Optional<CardPower> power = ports.cards().get();
        fill(() -> propose(WorthEntry.WATTS, power.map(known -> Long.toString(known.watts())),
                power.map(known -> texts.get(known.working() ? "worth.watts.measured" : "worth.watts.limit"))));
        work();
    }

    /// Puts a value where nobody has typed one.
    private void propose(WorthEntry entry, Optional<String> value, Optional<String> from) {
        StringProperty field = model.text(entry);
        boolean free = field.get().isBlank() || field.get().equals(proposed.get(entry));
        if (!free) {
            return;
        }
        if (value.isEmpty()) {
            if (proposed.remove(entry) != null) {
                field.set(kept.getOrDefault(entry.key(), ""));
            }
        } else {
            proposed.put(entry, value.get());
            field.set(value.get());
        }
        model.note(entry).set(from);
    }

    private void recall(Map<String, String> typed) {
        kept = Map.copyOf(typed);
        fill(() -> {
            for (WorthEntry entry : WorthEntry.values()) {
                String text = typed.get(entry.key());
                // what was measured or just told is newer than what was typed last time
                if (text != null && (entry == WorthEntry.TARIFF || !proposed.containsKey(entry))) {
                    proposed.remove(entry);
                    model.note(entry).set(Optional.empty());
                    model.text(entry).set(text);
                }
            }
            for (int hour = 0; hour < Tariff.HOURS; hour++) {
                model.hours().get(hour).set(typed.getOrDefault("hour" + hour, ""));
            }
            model.byHour().set(typed.containsKey("hour0"));
        });
        work();
    }

    private void fillHours() {
        String flat = model.text(WorthEntry.TARIFF).get();
        fill(() -> model.hours().stream().filter(hour -> hour.get().isBlank()).forEach(hour -> hour.set(flat)));
    }

    private void fill(Runnable work) {
        boolean before = filling;
        filling = true;
        try {
            work.run();
        } finally {
            filling = before;
        }
    }

    private void typed() {
        if (filling) {
            return;
        }
        for (WorthEntry entry : WorthEntry.values()) {
            if (!model.text(entry).get().equals(proposed.get(entry))) {
                proposed.remove(entry);
                model.note(entry).set(Optional.empty());
            }
        }
        remembered = false;
        trying = true;
        work();
    }

    /// What was typed is kept, once nobody types any more: when the page is left.
    public void keep() {
        if (remembered) {
            return;
        }
        Map<String, String> typed = new TreeMap<>();
        for (WorthEntry entry : WorthEntry.values()) {
            String text = model.text(entry).get().strip();
            if (!text.isEmpty() && !proposed.containsKey(entry) && model.wrong(entry).get().isEmpty()) {
                typed.put(entry.key(), text);
            }
        }
        if (model.byHour().get()) {
            for (int hour = 0; hour < Tariff.HOURS; hour++) {
                typed.put("hour" + hour, model.hours().get(hour).get().strip());
            }
        }
        remembered = true;
        trying = false;
        kept = Map.copyOf(typed);
        memory.save(typed);
        say(form.read());
    }

    private void readNames(Optional<Integer> wanted) {
        int mine = round;
        ports.work().execute(() -> {
            try {
                List<SubnetName> found = source.subnets();
                ports.ui().execute(() -> {
                    if (mine <= round && !found.isEmpty()) {
                        Optional<SubnetName> before = model.chosen().get();
                        model.subnets.setAll(found);
                        int netuid = wanted.orElse(before.map(SubnetName::netuid).orElse(-1));
                        found.stream()
                                .filter(one -> one.netuid() == netuid)
                                .findFirst()
                                .ifPresent(one -> model.chosen.set(Optional.of(one)));
                    }
                });
            } catch (TernException e) {
                LOG.warn("subnets are not known: {} {}", e.sentence(), e.details().orElse(""));
                ports.ui().execute(() -> model.trouble.set(Optional.of(e.sentence())));
            }
        });
    }

    private void read(int netuid) {
        int mine = ++round;
        if (look.filter(known -> known.detail().netuid() == netuid).isEmpty()) {
            look = Optional.empty();
            model.picture.set(Optional.empty());
        }
        model.trouble.set(Optional.empty());
        model.waits.set(Optional.of(texts.get("worth.waits")));
        Optional<Rao> observed = own;
        ports.work().execute(() -> {
            Optional<WorthSource.Look> found = Optional.empty();
            Optional<String> wrong = Optional.of(texts.get("worth.nothing"));
            try {
                found = source.look(netuid, observed);
            } catch (TernException e) {
                LOG.warn("subnet {} could not be read: {} {}", netuid, e.sentence(), e.details().orElse(""));
                wrong = Optional.of(e.sentence());
            }
            Optional<WorthSource.Look> now = found;
            Optional<String> trouble = found.isPresent() ? Optional.empty() : wrong;
            ports.ui().execute(() -> {
                if (mine == round) {
                    model.waits.set(Optional.empty());
                    model.trouble.set(trouble);
                    now.ifPresent(this::take);
                }
            });
        });
    }

    private void take(WorthSource.Look found) {
        look = Optional.of(found);
        MinerField field = found.reading().field();
        String days = Long.toString(Math.max(1, Math.round(field.expectedDays())));
        fill(() -> propose(WorthEntry.DAYS, Optional.of(days), Optional.of(texts.get("worth.days.from"))));
        work();
    }

    /// Works it out anew from what stands in the fields. What cannot be read is said beside its field, and the figures
    /// before it do not stay.
    private void work() {
        changed.run();
        Optional<WorthCosts> costs = form.read();
        if (!trying) {
            say(costs);
        }
        if (costs.isEmpty() || look.isEmpty()) {
            model.picture.set(Optional.empty());
            return;
        }
        WorthSource.Look now = look.get();
        boolean seated = own.isPresent();
        MiningOutlook outlook = costs.get().outlook(now.reading(), seated ? Rao.ZERO : now.detail().seats().cost());
        model.picture.set(Optional.of(words.picture(now.detail(), outlook, costs.get(), currency, seated)));
    }

    private void say(Optional<WorthCosts> costs) {
        said = costs.filter(_ -> kept.containsKey(WorthEntry.TARIFF.key()) || kept.containsKey("hour0"));
    }

    /// What stands in the fields, for whoever reckons with it too; empty where it cannot be read.
    public Optional<WorthCosts> costs() {
        return form.read();
    }

    /// What was kept, with what is measured and told now; while something is typed and not kept yet, as before that.
    /// Empty where no price of power was kept: the usual one is a guess.
    Optional<WorthCosts> said() {
        return said;
    }

    /// Told when costs, prices or the mask have changed.
    void whenCostsChange(Runnable told) {
        changed = told;
    }

    Fiat currency() {
        return currency;
    }

    /// What costs are typed in.
    String currencyName() {
        return currency.name();
    }
}

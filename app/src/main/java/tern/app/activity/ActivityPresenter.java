package tern.app.activity;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.history.ActivityCsv;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.history.Kinds;
import tern.app.history.PastCurrency;
import tern.app.prices.PriceState;
import tern.app.ui.Addresses;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.Network;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.HistoryException;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Decides what the page shows of the history. Plain Java; to be called on the FX thread. The store is read in the
/// background, one reading at a time.
public final class ActivityPresenter {

    /// Rows that a table still handles well.
    static final int MOST = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(ActivityPresenter.class);

    private final ActivityModel model;
    private final HistorySource history;
    private final Ports ports;
    private final Texts texts;
    private final TaoFormat format;
    private final ActivityWords words;
    private Optional<Network> network = Optional.empty();
    private List<NamedAccount> accounts = List.of();
    private Optional<Hash32> genesis = Optional.empty();
    private Map<AccountId, String> validators = Map.of();
    private Map<Integer, Subnet> subnets = Map.of();
    private List<ActivityEntry> entries = List.of();
    private Map<ActivityEntry, ActivityRow> rows = new HashMap<>();
    private HistoryState state;
    private Function<AccountId, Optional<String>> book = _ -> Optional.empty();
    private String typed = "";
    /// The person's currency.
    private String code = "";
    private boolean reading;
    private boolean again;

    /// @param background runs what reads files
    /// @param ui         runs on the FX thread, from any thread
    public record Ports(Executor background, Consumer<Runnable> ui, Locale locale, ZoneId zone) {}

    public ActivityPresenter(ActivityModel model, HistorySource history, Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.history = history;
        this.ports = ports;
        this.texts = texts;
        this.format = format;
        this.words = new ActivityWords(texts, format, ports.zone(), ports.locale());
        this.state = history.current();
    }

    /// Takes the newest state of the feed.
    public void show(PortfolioState now) {
        boolean others = !accounts.equals(now.accounts()) || !Network.isSameChain(network, now.network());
        accounts = now.accounts();
        network = now.network();
        model.severalWallets.set(accounts.size() > 1);
        if (others) {
            // activity of one wallet must never stand under the name of another
            genesis = Optional.empty();
            entries = List.of();
            rows = new HashMap<>();
            model.known.set(false);
            arrange();
        }
        now.snapshot().ifPresent(this::learn);
        Optional<Hash32> chain = now.snapshot().map(PortfolioSnapshot::genesis);
        if (chain.isPresent() && !chain.equals(genesis)) {
            genesis = chain;
            read();
        }
    }

    /// Says how the person calls accounts that are nobody's here. Whoever changes a name calls [#again].
    public void call(Function<AccountId, Optional<String>> names) {
        book = names;
        again();
    }

    /// Makes every text again: amounts are hidden or shown now.
    public void again() {
        rows = new HashMap<>();
        arrange();
    }

    /// Names of validators and subnets.
    private void learn(PortfolioSnapshot snapshot) {
        Map<AccountId, String> names = new HashMap<>(validators);
        snapshot.accounts()
                .forEach(account -> account.positions()
                        .forEach(position -> position.validatorName()
                                .ifPresent(name -> names.put(position.hotkey(), name))));
        boolean renamed = !names.equals(validators) || !subnets.keySet().equals(snapshot.subnets().keySet());
        validators = names;
        subnets = snapshot.subnets();
        if (renamed) {
            rows = new HashMap<>();
            arrange();
        }
    }

    /// Takes the newest state of the history.
    public void show(HistoryState now) {
        boolean newer = now.activity() != state.activity();
        state = now;
        model.fillable.set(now.fillable() && now.fill().isEmpty());
        model.note.set(now.fill()
                .map(fill -> texts.get("home.chart.filling",
                        format.share(Rao.of(fill.done()), Rao.of(Math.max(1, fill.steps())))))
                .or(() -> now.problem().map(Problem::sentence)));
        if (newer) {
            read();
        }
    }

    /// The person chose a group of kinds.
    public void choose(Kinds kinds) {
        model.kinds.set(kinds);
        arrange();
    }

    /// The person typed into the search field.
    public void search(String text) {
        typed = text.strip();
        arrange();
    }

    /// The person wants to see everything about one entry, or nothing more.
    public void open(Optional<ActivityRow> row) {
        model.chosen.set(row);
    }

    /// The person wants the past fetched.
    public void fill() {
        history.fill();
    }

    /// What is shown, as comma-separated values with a head line, and what was kept of TAO's price then. Where that cannot
    /// be read the note says so, and nothing is given: a table without values would look as if there were none.
    ///
    /// @param take gets it, later, on the FX thread
    public void export(Consumer<String> take) {
        String name = network.map(Network::id).orElse("");
        List<ActivityEntry> shown = model.rows.stream().map(ActivityRow::entry).toList();
        Optional<Hash32> chain = genesis;
        String wanted = code;
        ports.background().execute(() -> {
            Found<PastCurrency> prices = chain.isEmpty()
                    ? new Found<>(Optional.of(PastCurrency.none()), Optional.empty())
                    : found(() -> history.currency(chain.get(), wanted));
            ports.ui().accept(() -> {
                prices.problem().ifPresent(sentence -> model.note.set(Optional.of(sentence)));
                prices.value().ifPresent(known -> take.accept(ActivityCsv.write(name, shown, this::wallet, known)));
            });
        });
    }

    /// Takes in which currency the person counts: what was kept of the price in it stands in the table that is exported.
    public void price(PriceState now) {
        code = now.currency().name();
    }

    /// Nothing is read any more: whoever reads in the background is about to end.
    public void close() {
        genesis = Optional.empty();
    }

    private void read() {
        if (genesis.isEmpty()) {
            return;
        }
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        Hash32 chain = genesis.get();
        List<NamedAccount> whose = accounts;
        ports.background().execute(() -> {
            Found<List<ActivityEntry>> found = found(() -> history.activity(chain,
                    whose.stream().map(NamedAccount::account).distinct().toList(), MOST));
            ports.ui().accept(() -> arrived(chain, whose, found.value(), found.problem()));
        });
    }

    /// What was read, or why not.
    private record Found<T>(Optional<T> value, Optional<String> problem) {}

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws HistoryException;
    }

    private <T> Found<T> found(Reading<T> reading) {
        try {
            return new Found<>(Optional.of(reading.read()), Optional.empty());
        } catch (HistoryException e) {
            LOG.error("the activity could not be read: {}", e.details().orElse(""), e);
            return new Found<>(Optional.empty(), Optional.of(e.sentence()));
        } catch (RuntimeException e) {
            LOG.error("the activity could not be read", e);
            return new Found<>(Optional.empty(), Optional.of(texts.get("problem.defect")));
        }
    }

    private void arrived(
            Hash32 chain, List<NamedAccount> whose, Optional<List<ActivityEntry>> read, Optional<String> problem) {
        reading = false;
        boolean current = genesis.filter(chain::equals).isPresent() && whose.equals(accounts);
        problem.ifPresent(sentence -> model.note.set(Optional.of(sentence)));
        if (current && read.isPresent()) {
            model.known.set(true);
            if (!read.get().equals(entries)) {
                entries = read.get();
                arrange();
            } else {
                model.anything.set(!entries.isEmpty());
            }
        }
        if (again || !current) {
            again = false;
            read();
        }
    }

    /// Brings the list to what matches, with as little change as can be, so that selection and scrolling stay.
    private void arrange() {
        ActivityWords.Names names = new ActivityWords.Names(this::wallet, this::name,
                netuid -> Optional.ofNullable(subnets.get(netuid)).map(Subnet::name).orElse(""),
                netuid -> Optional.ofNullable(subnets.get(netuid)).map(Subnet::symbol).orElse("α"));
        String[] wanted = typed.toLowerCase(ports.locale()).split("\\s+");
        List<ActivityRow> matching = entries.stream()
                .filter(entry -> model.kinds.get().holds(entry.kind()))
                .map(entry -> rows.computeIfAbsent(entry, key -> words.row(key, names)))
                .filter(row -> matches(row, wanted))
                .toList();
        model.anything.set(!entries.isEmpty());
        String number = format.count(matching.size());
        model.count.set(matching.size() == 1
                ? texts.get("activity.count.one", number)
                : entries.size() >= MOST
                        ? texts.get("activity.count.most", number)
                        : texts.get("activity.count.many", number));
        Merge.into(model.rows, matching);
        model.chosen.get()
                .filter(row -> !matching.contains(row))
                .ifPresent(row -> model.chosen.set(matching.stream()
                        .filter(other -> other.entry().equals(row.entry()))
                        .findFirst()));
    }

    private static boolean matches(ActivityRow row, String[] wanted) {
        for (String word : wanted) {
            if (!row.search().contains(word)) {
                return false;
            }
        }
        return true;
    }

    private String wallet(AccountId account) {
        return own(account).orElseGet(() -> Addresses.shorten(account));
    }

    private Optional<String> own(AccountId account) {
        return accounts.stream().filter(named -> named.account().equals(account)).map(NamedAccount::name).findFirst();
    }

    private Optional<String> name(AccountId account) {
        return own(account).or(() -> book.apply(account)).or(() -> Optional.ofNullable(validators.get(account)));
    }
}

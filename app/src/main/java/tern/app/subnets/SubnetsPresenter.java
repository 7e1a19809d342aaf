package tern.app.subnets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.history.HistoryState;
import tern.app.market.MarketState;
import tern.app.market.SubnetPast;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainException;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.subnets.SubnetBoard;
import tern.wallet.subnets.SubnetOverview;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// Decides what the page shows. Plain Java; to be called on the FX thread. While the page is looked at, the board and
/// the chosen subnet are read again at new blocks, no more often than [#PAUSE]; nothing is read while it is not.
public final class SubnetsPresenter {

    /// Between two readings: a block's time.
    static final long PAUSE = 12_000_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(SubnetsPresenter.class);

    private final SubnetsModel model;
    private final SubnetsSource source;
    private final Ports ports;
    private final Texts texts;
    private final TaoFormat format;
    private final DetailWords words;
    private final RewardsPresenter rewards;
    private final PastPresenter past;
    private final Map<Integer, SubnetRow> all = new HashMap<>();
    private final SubnetRows rows;
    private Set<Integer> starred = Set.of();
    private PortfolioState portfolio = PortfolioState.idle();
    private MarketState market = MarketState.empty();
    private Optional<Hash32> genesis = Optional.empty();
    private Optional<SubnetBoard> board = Optional.empty();
    private Optional<SubnetsSource.Look> look = Optional.empty();
    private String typed = "";
    private boolean looked;
    private boolean reading;
    private boolean lookingUp;
    private long boardAt = Long.MIN_VALUE;
    private long lookAt = Long.MIN_VALUE;

    /// @param background runs what asks the chain and reads files
    /// @param ui         runs on the FX thread, from any thread
    /// @param nanos      a clock that nobody can set
    /// @param stars      keeps what was marked
    /// @param series     the window's colours
    /// @param stake      shows the page to stake on a subnet
    /// @param open       shows this page
    public record Ports(ExecutorService background, Consumer<Runnable> ui, Locale locale, LongSupplier nanos,
            StarBook stars, Series series, Consumer<Integer> stake, Runnable open) {}

    public SubnetsPresenter(SubnetsModel model, SubnetsSource source, RewardsPresenter rewards, PastPresenter past,
            Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.source = source;
        this.rewards = rewards;
        this.past = past;
        this.ports = ports;
        this.texts = texts;
        this.format = format.unmasked();
        this.words = new DetailWords(texts, format);
        this.rows = new SubnetRows(texts, this.format, ports.locale());
        ports.stars().load(found -> {
            starred = Set.copyOf(found);
            arrange();
        });
    }

    /// Takes the newest state of the feed.
    public void show(PortfolioState now) {
        portfolio = now;
        Optional<Hash32> chain = now.snapshot().map(PortfolioSnapshot::genesis);
        if (now.network().isEmpty() || (chain.isPresent() && !chain.equals(genesis))) {
            // nothing of one chain may stand among what is another's
            genesis = chain;
            board = Optional.empty();
            look = Optional.empty();
            boardAt = Long.MIN_VALUE;
            all.clear();
            rows.forget();
            model.rows.clear();
            model.problem.set(Optional.empty());
            close();
        }
        past.show(now);
        arrange();
        refresh();
    }

    /// Takes what is known of prices and yields.
    public void show(MarketState now) {
        market = now;
        arrange();
        past.show(now);
    }

    /// Takes what is known of one's own past.
    public void show(HistoryState now) {
        past.show(now);
    }

    /// The page is looked at now, or no longer.
    public void looked(boolean now) {
        looked = now;
        refresh();
    }

    /// Makes every text again: amounts are hidden or shown now.
    public void again() {
        picture();
        past.again();
    }

    public void filter(SubnetFilter chosen) {
        model.filter.set(chosen);
        arrange();
    }

    public void search(String text) {
        typed = text.strip();
        arrange();
    }

    /// Looks at one subnet closely.
    public void choose(int netuid) {
        if (model.chosen.get().filter(chosen -> chosen == netuid).isPresent() || !all.containsKey(netuid)) {
            return;
        }
        model.chosen.set(Optional.of(netuid));
        look = Optional.empty();
        lookAt = Long.MIN_VALUE;
        picture();
        rewards.choose(subnet(netuid), head());
        past.choose(netuid);
        refresh();
    }

    /// Looks at none.
    public void close() {
        model.chosen.set(Optional.empty());
        model.neurons.set(false);
        look = Optional.empty();
        model.detail.set(Optional.empty());
        rewards.choose(Optional.empty(), Optional.empty());
        past.close();
    }

    /// Shows the page with one subnet chosen, from elsewhere.
    public void open(int netuid) {
        if (!model.filter.get().equals(SubnetFilter.ALL)) {
            filter(SubnetFilter.ALL);
        }
        choose(netuid);
        ports.open().run();
    }

    public void span(RewardSpan span) {
        rewards.span(span);
    }

    public void star(int netuid) {
        Set<Integer> changed = new HashSet<>(starred);
        if (!changed.remove(netuid)) {
            changed.add(netuid);
        }
        starred = Set.copyOf(changed);
        ports.stars().save(starred);
        arrange();
        picture();
    }

    /// Shows who sits on the chosen subnet in the place of the subnets, or the subnets again.
    public void neurons(boolean shown) {
        model.neurons.set(shown && model.chosen.get().isPresent());
    }

    /// The person wants to stake on a subnet.
    public void stake(int netuid) {
        ports.stake().accept(netuid);
    }

    /// The person wants the past of prices fetched.
    public void fill() {
        past.fill();
    }

    public void cancelFill() {
        past.cancelFill();
    }

    /// Reads again at once.
    public void retry() {
        model.problem.set(Optional.empty());
        boardAt = Long.MIN_VALUE;
        lookAt = Long.MIN_VALUE;
        refresh();
    }

    private Optional<BlockRef> head() {
        return portfolio.head().or(() -> portfolio.snapshot().map(PortfolioSnapshot::block));
    }

    private Optional<Subnet> subnet(int netuid) {
        return board.flatMap(known -> known.find(netuid))
                .map(SubnetOverview::subnet)
                .or(() -> portfolio.snapshot().map(known -> known.subnets().get(netuid)));
    }

    // --- reading

    private void refresh() {
        Optional<BlockRef> at = head();
        if (!looked || at.isEmpty() || genesis.isEmpty() || portfolio.link() != PortfolioState.Link.LIVE) {
            return;
        }
        long now = ports.nanos().getAsLong();
        if (!reading && (boardAt == Long.MIN_VALUE || now - boardAt >= PAUSE)) {
            reading = true;
            boardAt = now;
            ask(() -> source.board(at.get()), found -> {
                board = found;
                arrange();
                picture();
            }, () -> reading = false);
        }
        Optional<Integer> chosen = model.chosen.get();
        if (chosen.isPresent() && !lookingUp && (lookAt == Long.MIN_VALUE || now - lookAt >= PAUSE)) {
            int netuid = chosen.get();
            lookingUp = true;
            lookAt = now;
            ask(() -> source.look(netuid, at.get()), found -> {
                if (model.chosen.get().filter(still -> still == netuid).isPresent()) {
                    look = found.or(() -> look);
                    picture();
                }
            }, () -> lookingUp = false);
        }
    }

    private <T> void ask(Callable<Optional<T>> question, Consumer<Optional<T>> answer, Runnable ended) {
        Optional<Hash32> chain = genesis;
        ports.background().execute(() -> {
            Optional<T> found = Optional.empty();
            Optional<Problem> problem = Optional.empty();
            try {
                found = question.call();
            } catch (ChainException e) {
                if (e.kind() == ChainException.Kind.CANCELLED) {
                    // the window closes
                    return;
                }
                LOG.warn("a subnet could not be read: {} {}", e.sentence(), e.details().orElse(""));
                problem = Optional.of(Problem.of(e));
            } catch (TernException e) {
                LOG.warn("a subnet could not be read: {} {}", e.sentence(), e.details().orElse(""));
                problem = Optional.of(Problem.of(e));
            } catch (Exception e) {
                LOG.error("a subnet could not be read", e);
                problem = Optional.of(new Problem(texts.get("problem.defect"), Optional.of(e.toString())));
            }
            Optional<T> answered = found;
            Optional<Problem> trouble = problem;
            ports.ui().accept(() -> {
                ended.run();
                if (chain.equals(genesis)) {
                    model.problem.set(trouble);
                    if (trouble.isEmpty()) {
                        answer.accept(answered);
                    }
                }
                // what was chosen meanwhile waits for nothing
                if (trouble.isEmpty() && model.chosen.get().isPresent() && lookAt == Long.MIN_VALUE) {
                    refresh();
                }
            });
        });
    }

    // --- what is shown

    private void arrange() {
        Optional<PortfolioSnapshot> snapshot = portfolio.snapshot();
        Map<Integer, Subnet> subnets = new HashMap<>();
        snapshot.ifPresent(known -> subnets.putAll(known.subnets()));
        board.ifPresent(known -> known.rows().forEach(row -> subnets.put(row.netuid(), row.subnet())));
        subnets.remove(0);
        Set<Integer> own = snapshot.map(SubnetsPresenter::own).orElse(Set.of());
        Map<Integer, Integer> colours = ports.series().of(subnets.keySet());
        List<Subnet> sorted = subnets.values().stream().sorted(Comparator.comparingInt(Subnet::netuid)).toList();
        all.keySet().retainAll(subnets.keySet());
        List<SubnetRow> matching = new ArrayList<>();
        for (Subnet subnet : sorted) {
            int netuid = subnet.netuid();
            SubnetValues values = rows.values(subnet, colours.getOrDefault(netuid, Series.OTHER),
                    new SubnetRows.Known(pastOf(netuid), board.flatMap(known -> known.find(netuid)),
                            own.contains(netuid), starred.contains(netuid)));
            SubnetRow row = all.get(netuid);
            if (row == null) {
                row = new SubnetRow(values);
                all.put(netuid, row);
            } else if (!row.values.get().equals(values)) {
                row.values.set(values);
            }
            if (rows.matches(values, model.filter.get(), typed)) {
                matching.add(row);
            }
        }
        SubnetRows.merge(model.rows, matching);
        String number = format.count(matching.size());
        model.count.set(texts.get(matching.size() == 1 ? "subnets.count.one" : "subnets.count.many", number));
        model.nothing.set(nothing(subnets.isEmpty()));
        picture();
    }

    private static Set<Integer> own(PortfolioSnapshot snapshot) {
        return snapshot.accounts()
                .stream()
                .flatMap(account -> account.positions().stream())
                .map(position -> position.netuid())
                .collect(Collectors.toSet());
    }

    private String nothing(boolean none) {
        if (none) {
            return texts.get("subnets.nothing.yet");
        }
        return texts.get(!typed.isEmpty() ? "subnets.nothing.match" : switch (model.filter.get()) {
            case ALL -> "subnets.nothing.match";
            case YOURS -> "subnets.nothing.yours";
            case MINEABLE -> "subnets.nothing.mineable";
            case STARRED -> "subnets.nothing.starred";
        });
    }

    /// Only of the chain that is shown.
    private Optional<SubnetPast> pastOf(int netuid) {
        return market.genesis().equals(genesis) ? market.subnet(netuid) : Optional.empty();
    }

    private void picture() {
        Optional<SubnetRow> row = model.chosen.get().map(all::get);
        if (row.isEmpty()) {
            return;
        }
        SubnetValues values = row.get().values.get();
        Optional<Subnet> subnet = subnet(values.netuid());
        long at = head().map(BlockRef::number).orElse(0L);
        Optional<DetailPicture> now = look.map(known -> words.whole(values, known, pastOf(values.netuid()),
                portfolio.snapshot(), Math.max(at, known.detail().block().number())))
                .or(() -> subnet.map(known -> words.brief(values, known, pastOf(values.netuid()),
                        portfolio.snapshot(), at)));
        if (!model.detail.get().equals(now)) {
            model.detail.set(now);
        }
    }

    /// Nothing is read any more.
    public void dispose() {
        genesis = Optional.empty();
        looked = false;
        rewards.dispose();
        past.close();
    }
}

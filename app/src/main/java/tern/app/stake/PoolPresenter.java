package tern.app.stake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.feed.PortfolioState;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.market.MarketSource;
import tern.app.market.MarketState;
import tern.app.market.SubnetPast;
import tern.app.pool.BlockWords;
import tern.app.pool.PoolWords;
import tern.app.pool.PriceReads;
import tern.app.transact.TransactionDesk;
import tern.app.ui.Fact;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.StakeRules;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.Network;
import tern.wallet.portfolio.PortfolioSnapshot;

/// The pool of the subnet that is looked at: price, reserves, what can be traded, minimums and limits, and the price over
/// time with one's own trades. To be called on the FX thread.
final class PoolPresenter {

    private final TabsModel model;
    private final Texts texts;
    private final TaoFormat format;
    private final PoolWords words;
    private final BlockWords blocks;
    private final PoolReads reads;
    private final PriceReads prices;
    private Optional<Network> network = Optional.empty();
    private Optional<PortfolioSnapshot> snapshot = Optional.empty();
    private MarketState market = MarketState.empty();
    private Optional<Integer> chosen = Optional.empty();
    private boolean looked;

    PoolPresenter(TabsModel model, TransactionDesk desk, MarketSource market, HistorySource history,
            StakePresenter.Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.texts = texts;
        this.format = format.unmasked();
        this.words = new PoolWords(texts, format);
        this.blocks = new BlockWords(texts, this.format);
        this.reads = new PoolReads(desk, ports.background(), ports.ui(), ports.nanos(),
                texts.get("problem.defect"), this::picture);
        this.prices = new PriceReads(market, history, ports.background(), ports.ui()::execute, texts, format,
                model.prices::set);
    }

    void show(PortfolioState state) {
        if (!Network.isSameChain(state.network(), network)) {
            reads.forget();
        }
        network = state.network();
        snapshot = state.snapshot();
        prices.show(state);
        refresh();
    }

    void show(MarketState state) {
        market = state;
        prices.show(state);
        picture();
    }

    void show(HistoryState state) {
        prices.show(state);
    }

    /// Which subnet is looked at.
    void choose(Optional<Integer> netuid) {
        if (!netuid.equals(chosen)) {
            chosen = netuid;
            follow();
            refresh();
        }
    }

    /// Nothing is read while nobody looks.
    void looked(boolean now) {
        if (now != looked) {
            looked = now;
            follow();
            refresh();
        }
    }

    /// Root has no price.
    private void follow() {
        if (looked && chosen.isPresent() && chosen.get() != 0) {
            prices.choose(chosen.get());
        } else {
            prices.close();
        }
    }

    /// Makes every text again.
    void again() {
        prices.again();
        picture();
    }

    private Optional<Subnet> subnet() {
        return snapshot.flatMap(known -> chosen.map(netuid -> known.subnets().get(netuid)));
    }

    private void refresh() {
        Optional<Subnet> subnet = subnet();
        if (looked && subnet.isPresent() && network.isPresent()) {
            reads.want(network.get(), subnet.get());
        }
        picture();
    }

    private void picture() {
        Optional<PoolPicture> now = looked ? subnet().map(this::picture) : Optional.empty();
        if (!model.pool.get().equals(now)) {
            model.pool.set(now);
        }
    }

    private PoolPicture picture(Subnet subnet) {
        int netuid = subnet.netuid();
        List<Fact> limits = reads.rules(netuid).map(rules -> limits(rules, subnet)).orElse(List.of());
        if (netuid == 0) {
            return new PoolPicture(netuid, List.of(), List.of(), Optional.empty(), limits,
                    Optional.of(texts.get("stake.pool.root")));
        }
        Optional<SubnetPast> past = market.genesis().equals(snapshot.map(PortfolioSnapshot::genesis))
                ? market.subnet(netuid)
                : Optional.empty();
        return new PoolPicture(netuid,
                List.of(words.price(subnet.price(), past), words.reserves(subnet), outside(subnet)),
                words.depth(reads.depth(netuid), subnet.symbol()), words.source(reads.depth(netuid)), limits,
                note(netuid));
    }

    private Fact outside(Subnet subnet) {
        return new Fact("outside", texts.get("stake.pool.outside"), format.amount(subnet.alphaOut(), subnet.symbol()),
                Optional.of(format.exact(subnet.alphaOut(), subnet.symbol())), false);
    }

    private Optional<String> note(int netuid) {
        if (!reads.isKnown(netuid)) {
            return Optional.of(texts.get("stake.pool.reading"));
        }
        if (reads.problem(netuid).isPresent()) {
            return Optional.of(texts.get("stake.pool.unread", reads.problem(netuid).get().sentence()));
        }
        if (reads.rules(netuid).filter(rules -> !rules.open()).isPresent()) {
            return Optional.of(texts.get("stake.pool.closed"));
        }
        return reads.depth(netuid).isEmpty() ? Optional.of(texts.get("stake.pool.untradable")) : Optional.empty();
    }

    private List<Fact> limits(StakeRules rules, Subnet subnet) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("least", texts.get("stake.rules.least"), rules.least().isZero()
                ? texts.get("stake.rules.none")
                : format.exact(rules.least(), TaoFormat.TAO)));
        if (!rules.leastKept().isZero()) {
            facts.add(new Fact("kept", texts.get("stake.rules.kept"), format.exact(rules.leastKept(),
                    rules.keptInAlpha() ? subnet.symbol() : TaoFormat.TAO),
                    Optional.of(texts.get("stake.rules.kept.more")), false));
        }
        rules.feeOf65535()
                .filter(_ -> rules.netuid() != 0)
                .ifPresent(fee -> facts.add(Fact.of("fee", texts.get("stake.pool.fee"),
                        texts.get("stake.rules.fee", format.percent(fee / 65_535.0, 2)))));
        if (rules.holdBlocks() > 0) {
            facts.add(new Fact("hold", texts.get("stake.rules.hold"), blocks.both(rules.holdBlocks()),
                    Optional.of(texts.get("stake.rules.hold.more")), false));
        }
        if (rules.netuid() != 0) {
            facts.add(new Fact("limit", texts.get("stake.rules.limit"),
                    texts.get(rules.partial() ? "stake.rules.limit.yes" : "stake.rules.limit.no"), Optional.empty(),
                    !rules.partial()));
        }
        return facts;
    }
}

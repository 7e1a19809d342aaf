package tern.app.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.market.SubnetPast;
import tern.app.ui.Fact;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.Subnet;
import tern.wallet.subnets.PoolDepth;
import tern.wallet.units.Rao;

/// Puts what is known of a pool into words. All of it is public: never hidden.
public final class PoolWords {

    private final Texts texts;
    private final TaoFormat format;

    public PoolWords(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format.unmasked();
    }

    /// The price, and its change in a day where that is known.
    public Fact price(Rao price, Optional<SubnetPast> past) {
        Optional<String> change = past.flatMap(known -> known.dayChange(price))
                .map(rate -> format.movement(rate.value()));
        String exact = format.exact(price, TaoFormat.TAO);
        return new Fact("price", texts.get("subnets.price"),
                format.amount(price, TaoFormat.TAO) + change.map(part -> "  " + part).orElse(""),
                Optional.of(change.map(part -> exact + "\n" + texts.get("home.change.day", part)).orElse(exact)),
                false);
    }

    /// What is in the pool.
    public Fact reserves(Subnet subnet) {
        return new Fact("pool", texts.get("subnets.pool"),
                texts.get("subnets.pool.both", whole(subnet.taoIn(), TaoFormat.TAO),
                        whole(subnet.alphaIn(), subnet.symbol())),
                Optional.of(texts.get("subnets.pool.outside", format.amount(subnet.alphaOut(), subnet.symbol()))),
                false);
    }

    /// What can be sold and bought; empty where that is not known.
    public List<Fact> depth(Optional<PoolDepth> depth, String symbol) {
        List<Fact> facts = new ArrayList<>();
        depth.ifPresent(known -> {
            known.levels().forEach(level -> facts.add(sale(level, symbol)));
            known.buys().forEach(level -> facts.add(purchase(level, symbol)));
        });
        return facts;
    }

    /// Who worked that out.
    public Optional<String> source(Optional<PoolDepth> depth) {
        return depth.map(known -> texts.get(known.source() == Quote.Source.RUNTIME_SIMULATION
                ? "subnets.depth.runtime"
                : "subnets.depth.formula"));
    }

    private Fact sale(PoolDepth.Level level, String symbol) {
        return new Fact("depth-" + level.basisPoints(), texts.get("subnets.depth.level", percent(level)),
                texts.get("subnets.depth.both", brief(level.alpha(), symbol), brief(level.tao(), TaoFormat.TAO)),
                Optional.of(texts.get("subnets.depth.more", format.exact(level.alpha(), symbol),
                        format.exact(level.tao(), TaoFormat.TAO))),
                false);
    }

    private Fact purchase(PoolDepth.Level level, String symbol) {
        return new Fact("depth-buy-" + level.basisPoints(), texts.get("subnets.depth.above", percent(level)),
                texts.get("subnets.depth.buy", brief(level.tao(), TaoFormat.TAO), brief(level.alpha(), symbol)),
                Optional.of(texts.get("subnets.depth.buy.more", format.exact(level.tao(), TaoFormat.TAO),
                        format.exact(level.alpha(), symbol))),
                false);
    }

    private String percent(PoolDepth.Level level) {
        return format.percent(level.basisPoints() / 10_000.0, 0);
    }

    /// Whole units, but of what is small: a shallow pool does not take nothing.
    private String brief(Rao amount, String symbol) {
        return amount.value() < Rao.PER_TAO ? format.amount(amount, symbol) : whole(amount, symbol);
    }

    private String whole(Rao amount, String symbol) {
        return format.rounded((double) amount.value() / Rao.PER_TAO, 0, symbol);
    }
}

package tern.app.subnets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.app.market.SubnetPast;
import tern.app.pool.BlockWords;
import tern.app.pool.PoolWords;
import tern.app.ui.Addresses;
import tern.app.ui.Fact;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Subnet;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.Removal;
import tern.wallet.subnets.Seats;
import tern.wallet.subnets.SubnetAbout;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.units.Rao;

/// Puts what is known of one subnet into words. Public figures are never hidden; one's own stake is.
final class DetailWords {

    private static final long BLOCKS_A_DAY = 7_200;
    private static final int NEXT_OUT = 3;

    private final Texts texts;
    private final TaoFormat own;
    private final TaoFormat format;
    private final PoolWords pools;
    private final BlockWords blocks;
    private final SettingWords settings;

    DetailWords(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.own = format;
        this.format = format.unmasked();
        this.pools = new PoolWords(texts, format);
        this.blocks = new BlockWords(texts, this.format);
        this.settings = new SettingWords(texts, this.format);
    }

    /// What the table knows, before the rest was read.
    DetailPicture brief(SubnetValues row, Subnet subnet, Optional<SubnetPast> past, Optional<PortfolioSnapshot> mine,
            long head) {
        List<Fact> facts = new ArrayList<>();
        facts.add(pools.price(subnet.price(), past));
        facts.add(pools.reserves(subnet));
        mine(subnet, mine).ifPresent(facts::add);
        return new DetailPicture(row.netuid(), row.series(), row.symbol(), row.name(), subtitle(subnet, head),
                row.starred(), false, facts, List.of(), Optional.empty(), List.of(), List.of(), List.of(),
                subnet.owner(), List.of());
    }

    /// What was written down of it, while nobody answers.
    DetailPicture remembered(SubnetValues row, Optional<SubnetPast> past) {
        return new DetailPicture(row.netuid(), row.series(), row.symbol(), row.name(),
                texts.get("subnets.subtitle.alone", Integer.toString(row.netuid())), row.starred(), false,
                List.of(pools.price(row.price(), past)), List.of(), Optional.empty(), List.of(), List.of(), List.of(),
                Optional.empty(), List.of());
    }

    /// @param newest the subnet at the newest block it is known at; the look may be some blocks older
    DetailPicture whole(SubnetValues row, SubnetsSource.Look look, Subnet newest, Optional<SubnetPast> past,
            Optional<PortfolioSnapshot> mine, long head) {
        SubnetDetail detail = look.detail();
        Subnet subnet = newest;
        List<Fact> facts = new ArrayList<>();
        facts.add(pools.price(subnet.price(), past));
        facts.add(pools.reserves(subnet));
        next(detail, head).ifPresent(facts::add);
        facts.add(registration(detail.seats()));
        facts.add(Fact.of("immunity", texts.get("subnets.immunity"), blocks.both(detail.seats().immunityBlocks())));
        topMiner(detail).ifPresent(facts::add);
        mine(subnet, mine).ifPresent(facts::add);
        return new DetailPicture(row.netuid(), row.series(), row.symbol(), row.name(), subtitle(subnet, head),
                row.starred(), true, facts, pools.depth(look.depth(), subnet.symbol()),
                pools.source(look.depth()),
                danger(detail), settings.facts(detail.settings()), about(detail.about()), detail.owner(),
                neurons(detail));
    }

    private String subtitle(Subnet subnet, long head) {
        return subnet.registeredAt().isPresent() && subnet.registeredAt().get() <= head
                ? texts.get("subnets.subtitle", Integer.toString(subnet.netuid()),
                        blocks.age(head - subnet.registeredAt().get()))
                : texts.get("subnets.subtitle.alone", Integer.toString(subnet.netuid()));
    }

    private Optional<Fact> next(SubnetDetail detail, long head) {
        if (!detail.overview().started()) {
            return Optional.of(Fact.of("next", texts.get("subnets.next"), texts.get("subnets.next.off")));
        }
        if (detail.nextPayout().isEmpty()) {
            return Optional.empty();
        }
        long left = detail.nextPayout().getAsLong() - head;
        return Optional.of(Fact.of("next", texts.get("subnets.next"), left <= 0
                ? texts.get("subnets.next.now")
                : texts.get("subnets.next.in", format.count(left), blocks.time(left))));
    }

    private Fact registration(Seats seats) {
        String places = texts.get("subnets.places", format.count(seats.taken()), format.count(seats.seats()));
        return new Fact("registration", texts.get("subnets.registration"), seats.open()
                ? texts.get("subnets.registration.open", format.amount(seats.cost(), TaoFormat.TAO), places)
                : texts.get("subnets.registration.closed", places), course(seats), false);
    }

    /// How the price of a seat goes on.
    private Optional<String> course(Seats seats) {
        if (!seats.open() || seats.halfLifeBlocks().isEmpty() || seats.increase().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(texts.get("subnets.registration.course",
                format.percent(seats.increase().getAsDouble() - 1, 0),
                blocks.time(seats.halfLifeBlocks().getAsLong()), format.amount(seats.least(), TaoFormat.TAO),
                format.amount(seats.most(), TaoFormat.TAO)));
    }

    private Optional<Fact> topMiner(SubnetDetail detail) {
        Optional<Neuron> top = detail.neurons()
                .stream()
                .filter(neuron -> neuron.incentive() > 0 && neuron.dividends() == 0)
                .max(Comparator.comparing(Neuron::emission));
        if (top.isEmpty() || detail.tempoBlocks() <= 0) {
            return Optional.empty();
        }
        Rao day = Rao.of(top.get().emission().value() * BLOCKS_A_DAY / detail.tempoBlocks());
        return Optional.of(Fact.of("top-miner", texts.get("subnets.top.miner"), texts.get("subnets.a.day",
                format.amount(day, detail.overview().subnet().symbol()))));
    }

    private Optional<Fact> mine(Subnet subnet, Optional<PortfolioSnapshot> portfolio) {
        if (portfolio.isEmpty()) {
            return Optional.empty();
        }
        Rao alpha = Rao.ZERO;
        Rao exit = Rao.ZERO;
        for (var account : portfolio.get().accounts()) {
            for (PositionPicture position : account.positions()) {
                if (position.netuid() == subnet.netuid()) {
                    alpha = alpha.plus(position.alpha());
                    exit = exit.plus(position.exit());
                }
            }
        }
        return Optional.of(new Fact("yours", texts.get("subnets.your.stake"), alpha.isZero()
                ? texts.get("subnets.none")
                : texts.get("subnets.stake.both", own.amount(alpha, subnet.symbol()), own.tao(exit)),
                alpha.isZero() ? Optional.empty() : Optional.of(texts.get("subnets.your.stake.more")), false));
    }

    private List<Fact> danger(SubnetDetail detail) {
        List<Fact> facts = new ArrayList<>();
        Seats seats = detail.seats();
        if (!seats.full()) {
            facts.add(Fact.of("next-out", texts.get("subnets.next.out"), texts.get("subnets.next.out.nobody",
                    format.count((long) seats.seats() - seats.taken()))));
        } else if (!detail.pruning().isEmpty()) {
            Map<Integer, Neuron> byUid = new HashMap<>();
            detail.neurons().forEach(neuron -> byUid.put(neuron.uid(), neuron));
            List<String> names = detail.pruning()
                    .stream()
                    .limit(NEXT_OUT)
                    .map(uid -> uid + " " + Optional.ofNullable(byUid.get(uid)).map(DetailWords::title).orElse(""))
                    .toList();
            facts.add(new Fact("next-out", texts.get("subnets.next.out"), String.join(", ", names),
                    Optional.of(texts.get("subnets.next.out.more", format.count(seats.minNonImmune()))), false));
        }
        facts.add(removal(detail));
        Removal removal = detail.removal();
        removal.newSubnetCost()
                .ifPresent(cost -> facts.add(new Fact("new-subnet", texts.get("subnets.new.subnet"),
                        format.amount(cost, TaoFormat.TAO), Optional.empty(), false)));
        return facts;
    }

    private Fact removal(SubnetDetail detail) {
        Removal removal = detail.removal();
        String name = texts.get("subnets.removal");
        Optional<String> more = Optional.of(texts.get("subnets.removal.more"));
        if (removal.protectedNow()) {
            long left = removal.protectedUntil().orElse(0) - detail.block().number();
            return new Fact("removal", name, texts.get("subnets.removal.protected", blocks.time(left)), more, false);
        }
        if (removal.rank().isEmpty()) {
            return new Fact("removal", name, TaoFormat.UNKNOWN, more, false);
        }
        int rank = removal.rank().getAsInt();
        boolean named = removal.nextToGo().isPresent() && removal.nextToGo().getAsInt() == detail.netuid();
        if (!removal.full()) {
            return new Fact("removal", name, texts.get("subnets.removal.room", format.count(removal.subnets()),
                    format.count(removal.limit().orElse(0))), more, false);
        }
        return new Fact("removal", name, named || rank == 1
                ? texts.get("subnets.removal.next")
                : texts.get("subnets.removal.rank", format.count(rank), format.count(removal.canGo())), more,
                named || rank <= 3);
    }

    private static List<String> about(SubnetAbout about) {
        List<String> lines = new ArrayList<>();
        about.description().ifPresent(lines::add);
        about.url().ifPresent(lines::add);
        about.repository().ifPresent(lines::add);
        about.contact().ifPresent(lines::add);
        return lines;
    }

    private List<NeuronRow> neurons(SubnetDetail detail) {
        List<NeuronRow> rows = new ArrayList<>(detail.neurons().size());
        for (Neuron neuron : detail.neurons()) {
            String kind = texts.get(neuron.permit() ? "subnets.neuron.validator" : "subnets.neuron.miner");
            rows.add(new NeuronRow(neuron, title(neuron), detail.immune(neuron)
                    ? texts.get("subnets.neuron.safe", kind)
                    : kind, Math.max(0, detail.block().number() - neuron.lastUpdate()),
                    detail.seats().full() ? detail.pruning().indexOf(neuron.uid()) + 1 : 0));
        }
        return rows;
    }

    private static String title(Neuron neuron) {
        return neuron.name().orElseGet(() -> Addresses.shorten(neuron.hotkey()));
    }
}

package tern.app.cli;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tern.app.transact.Amounts;
import tern.wallet.bittensor.Quote;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Axon;
import tern.wallet.subnets.Neuron;
import tern.wallet.subnets.PoolDepth;
import tern.wallet.subnets.Removal;
import tern.wallet.subnets.Seats;
import tern.wallet.subnets.Setting;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.units.TernException;

/// `tern subnet`: one subnet looked at closely, at one block.
final class SubnetCommand implements Command {

    private static final int LONGEST_NAME = 28;
    private static final long BLOCKS_A_DAY = 7_200;

    @Override
    public int run(Invocation invocation) throws TernException {
        int netuid = SubnetsCommand.netuid(invocation.arguments().positionals().getFirst(), invocation);
        if (invocation.arguments().has("--archive") && !invocation.arguments().has("--rewards")) {
            throw invocation.usage("subnet.archive-alone");
        }
        try (ChainClient chain = invocation.connect()) {
            BlockRef block = chain.blockAtConnect();
            Optional<SubnetDetail> found = new SubnetsReader(chain).detail(netuid, block);
            if (found.isEmpty()) {
                throw invocation.trouble(Trouble.NOT_FOUND, "subnets.none", netuid);
            }
            SubnetDetail detail = found.get();
            Optional<SubnetRewards> rewards = invocation.arguments().has("--rewards") && netuid != 0
                    ? Optional.of(SubnetRewards.read(chain, block, detail.overview().subnet(), invocation))
                    : Optional.empty();
            Optional<PoolDepth> depth = PoolDepth.read(chain, block, detail.overview().subnet());
            if (invocation.json()) {
                try (Json json = new Json()) {
                    SubnetJson.head(json, chain, block);
                    SubnetJson.detail(json, detail, depth);
                    rewards.ifPresent(days -> days.write(json));
                    json.writeTo(invocation.out());
                }
            } else {
                Texts texts = invocation.texts();
                invocation.print(new PortfolioText(texts).head(chain.network().title(), block,
                        chain.runtime().specVersion(), Optional.empty()) + "\n\n");
                print(detail, depth, invocation);
                String unit = Plain.text(detail.overview().subnet().symbol());
                rewards.ifPresent(days -> invocation
                        .print("\n" + days.text(unit, ZoneId.systemDefault(), texts)));
            }
        }
        return 0;
    }

    private static void print(SubnetDetail detail, Optional<PoolDepth> depth, Invocation invocation) {
        Texts texts = invocation.texts();
        String unit = Plain.text(detail.overview().subnet().symbol());
        StringBuilder text = new StringBuilder(2048);
        text.append(texts.get("subnet.title", Plain.text(detail.overview().subnet().name(), LONGEST_NAME),
                detail.netuid()));
        detail.about().description().ifPresent(words -> text.append('\n').append(Plain.text(words)));
        detail.about().url().ifPresent(words -> text.append('\n').append(Plain.text(words)));
        text.append("\n\n").append(facts(detail, unit, texts));
        depth.ifPresent(known -> text.append('\n').append(depth(known, unit, texts)));
        text.append('\n').append(settings(detail, texts));
        invocation.print(text.toString());
        if (invocation.arguments().has("--neurons")) {
            invocation.print("\n" + neurons(detail, unit, texts));
        }
    }

    private static String facts(SubnetDetail detail, String unit, Texts texts) {
        Seats seats = detail.seats();
        Table table = new Table("ll")
                .row(texts.get("column.price"), Amounts.full(detail.overview().subnet().price(), Amounts.TAO))
                .row(texts.get("subnet.pool"), Amounts.brief(detail.overview().subnet().taoIn(), Amounts.TAO) + ", "
                        + Amounts.brief(detail.overview().subnet().alphaIn(), unit))
                .row(texts.get("column.alpha-out"), Amounts.brief(detail.overview().subnet().alphaOut(), unit))
                .row(texts.get("subnet.emission"), share(detail.overview().emissionShare()))
                .row(texts.get("subnet.owner"),
                        detail.owner().map(AccountId::address).orElse(Amounts.UNKNOWN))
                .row(texts.get("column.tempo"), Amounts.grouped(detail.tempoBlocks()));
        if (detail.nextPayout().isPresent()) {
            long blocks = Math.max(0, detail.nextPayout().getAsLong() - detail.block().number());
            table.row(texts.get("subnet.next"), texts.get("subnet.in-blocks", Amounts.grouped(blocks)));
        }
        if (detail.netuid() != 0) {
            table.row(texts.get("subnet.registration"), seats.open()
                    ? texts.get("subnet.seat", Amounts.brief(seats.cost(), Amounts.TAO),
                            Amounts.brief(seats.least(), Amounts.TAO), Amounts.brief(seats.most(), Amounts.TAO))
                    : texts.get("subnet.closed"));
        }
        table.row(texts.get("subnet.seats"), texts.get("subnet.seats-taken", seats.taken(), seats.seats()))
                .row(texts.get("subnet.immunity"), texts.get("subnet.blocks", Amounts.grouped(seats.immunityBlocks())));
        if (!detail.pruning().isEmpty() && seats.full() && detail.netuid() != 0) {
            table.row(texts.get("subnet.next-out"),
                    String.join(", ", detail.pruning().stream().limit(5).map(String::valueOf).toList()));
        }
        if (detail.netuid() != 0) {
            table.row(texts.get("subnet.removal"), removal(detail, texts));
        }
        return table.text(0);
    }

    private static String removal(SubnetDetail detail, Texts texts) {
        Removal removal = detail.removal();
        if (removal.protectedNow()) {
            long blocks = removal.protectedUntil().orElse(0) - detail.block().number();
            return texts.get("subnet.protected", Math.max(1, blocks / BLOCKS_A_DAY));
        }
        if (removal.rank().isEmpty()) {
            return Amounts.UNKNOWN;
        }
        String place = texts.get("subnet.rank", removal.rank().getAsInt(), removal.canGo());
        return removal.full()
                ? place
                : place + "; " + texts.get("subnet.room", removal.subnets(), removal.limit().orElse(0));
    }

    private static String depth(PoolDepth depth, String unit, Texts texts) {
        Table table = new Table("lrrrr").row(texts.get("subnet.impact"), texts.get("subnet.sell"),
                texts.get("subnet.brings"), texts.get("subnet.pay"), texts.get("subnet.buys"));
        for (int i = 0; i < depth.levels().size(); i++) {
            PoolDepth.Level sale = depth.levels().get(i);
            PoolDepth.Level purchase = depth.buys().get(i);
            table.row(sale.basisPoints() / 100 + " %", Amounts.brief(sale.alpha(), unit),
                    Amounts.brief(sale.tao(), Amounts.TAO), Amounts.brief(purchase.tao(), Amounts.TAO),
                    Amounts.brief(purchase.alpha(), unit));
        }
        String source = depth.source() == Quote.Source.RUNTIME_SIMULATION ? "" : texts.get("subnet.formula") + '\n';
        return table.text(0) + source;
    }

    private static String settings(SubnetDetail detail, Texts texts) {
        Table table = new Table("lr").row(texts.get("column.setting"), texts.get("column.value"));
        for (Setting setting : detail.settings()) {
            table.row(Plain.text(setting.name()), switch (setting.value()) {
                case Setting.Flag flag -> texts.get(flag.on() ? "word.yes" : "word.no");
                case Setting.Whole whole -> Amounts.grouped(whole.number());
                case Setting.Money money -> Amounts.full(money.rao(), Amounts.TAO);
                case Setting.Factor factor -> Double.toString(factor.number());
            });
        }
        return table.text(0);
    }

    private static String neurons(SubnetDetail detail, String unit, Texts texts) {
        Table table = new Table("rlrrrrrlll").row(texts.get("column.uid"), texts.get("column.name"),
                texts.get("column.stake"), texts.get("column.incentive"), texts.get("column.dividends"),
                texts.get("column.emission"), texts.get("column.last-update"), texts.get("column.kind"),
                texts.get("column.axon"), texts.get("column.hotkey"));
        for (Neuron neuron : detail.neurons()) {
            table.row(Integer.toString(neuron.uid()),
                    neuron.name().map(name -> Plain.text(name, LONGEST_NAME)).orElse(Amounts.UNKNOWN),
                    Amounts.brief(neuron.alpha(), unit), ValidatorsCommand.percent(neuron.incentive()),
                    ValidatorsCommand.percent(neuron.dividends()), Amounts.brief(neuron.emission(), unit),
                    Amounts.grouped(Math.max(0, detail.block().number() - neuron.lastUpdate())),
                    texts.get(neuron.permit() ? "subnet.validator" : "subnet.miner")
                            + (detail.immune(neuron) ? ' ' + texts.get("subnet.immune") : ""),
                    neuron.axon().map(Axon::text).orElse(Amounts.UNKNOWN), neuron.hotkey().address());
        }
        return table.text(0);
    }

    private static String share(OptionalDouble share) {
        return share.isEmpty()
                ? Amounts.UNKNOWN
                : String.format(Locale.ROOT, "%.2f %%", share.getAsDouble() * 100);
    }
}
